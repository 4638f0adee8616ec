/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What AWS or its SDK says, as something a user can act on. */
final class AwsErrors {

    private static final Pattern EMPTY_PROFILE =
            Pattern.compile("^Profile file contained no credentials for profile '([^']*)'");

    private static final Pattern CREDENTIALS =
            Pattern.compile("(" + ExplainedCredentials.EXPIRED + "|" + ExplainedCredentials.NEEDS_CODE + ")(\\S+)");

    private AwsErrors() {}

    /**
     * Does something with AWS.
     *
     * @param action in words, continuing "Could not": {@code read stack orders-dev}
     * @throws ServerlessException if it fails
     */
    static <T> T translating(String action, Supplier<T> work) {
        try {
            return work.get();
        } catch (SdkException e) {
            throw translate(action, e);
        }
    }

    static ServerlessException translate(String action, SdkException failure) {
        String message = message(failure);
        if (message.contains(EndpointInErrorMessage.NOT_AWS)) {
            return new ServerlessException(
                    "Could not " + action + ": " + message + ".",
                    "Correct -Dserverless.endpoint or AWS_ENDPOINT_URL, or remove it to use AWS itself.",
                    failure);
        }
        return failure instanceof AwsServiceException refused
                ? refused(action, message, refused)
                : notReached(action, message, failure);
    }

    private static String message(SdkException failure) {
        return failure instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                ? String.valueOf(refused.awsErrorDetails().errorMessage())
                : String.valueOf(failure.getMessage());
    }

    private static ServerlessException refused(String action, String message, AwsServiceException failure) {
        AwsErrorDetails details = failure.awsErrorDetails();
        String code = details == null ? "" : String.valueOf(details.errorCode());
        String problem = "Could not " + action + ": " + message + (code.isEmpty() ? "" : " (" + code + ")");
        return new ServerlessException(problem, remedy(code), failure);
    }

    static String remedy(String code) {
        return switch (code) {
            case "AccessDenied", "AccessDeniedException", "AuthorizationError", "UnauthorizedOperation" ->
                "Give the user or role of these credentials the permission, or use others with -Dserverless.profile.";
            case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
                "Renew the credentials, for example with \"aws sso login\" for their profile.";
            case "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "SignatureDoesNotMatch",
                    "InvalidAccessKeyId",
                    "AuthFailure" ->
                "The credentials are not valid: check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or the profile.";
            case "Throttling", "ThrottlingException", "TooManyRequestsException", "SlowDown" ->
                "AWS receives too many requests from this account: wait a little and run the goal again.";
            case "ResourceNotFoundException" ->
                "Deploy the service to this stage and region first; a version or alias that is named must exist too.";
            default -> "";
        };
    }

    private static ServerlessException notReached(String action, String message, SdkException failure) {
        Optional<ServerlessException> explained = credentialsProblem(message, failure);
        if (explained.isPresent()) {
            return explained.get();
        }
        Matcher profile = EMPTY_PROFILE.matcher(message);
        if (profile.find()) {
            return new ServerlessException(
                    "The profile \"" + profile.group(1) + "\" has no AWS credentials, or does not exist.",
                    "Correct -Dserverless.profile, or add the profile to the AWS configuration files; \"aws configure"
                            + " list-profiles\" shows those there are.",
                    failure);
        }
        if (message.contains("Unable to load credentials")) {
            return new ServerlessException(
                    "There are no AWS credentials.",
                    "Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a profile with -Dserverless.profile or provider.profile.",
                    failure);
        }
        if (message.contains("Unable to load region")) {
            return new ServerlessException(
                    "It is not known which AWS region to work in.",
                    "Write provider.region into the configuration, or set -Dserverless.region or AWS_REGION.",
                    failure);
        }
        if (isOfNetwork(failure)) {
            return new ServerlessException(
                    "Could not " + action + ": " + message + ".",
                    "Check the region, the proxy in settings.xml, and -Dserverless.endpoint or AWS_ENDPOINT_URL.",
                    failure);
        }
        String remedy = failure instanceof SdkClientException ? "Check the AWS configuration of this machine." : "";
        return new ServerlessException("Could not " + action + ": " + message, remedy, failure);
    }

    /** A profile that needs something of the user before it gives credentials. */
    private static Optional<ServerlessException> credentialsProblem(String message, SdkException failure) {
        Matcher problem = CREDENTIALS.matcher(message);
        if (!problem.find()) {
            return Optional.empty();
        }
        String profile = problem.group(2);
        return Optional.of(new ServerlessException(
                problem.group(1) + "\"" + profile + "\".",
                problem.group(1).equals(ExplainedCredentials.EXPIRED)
                        ? "Run \"aws sso login --profile " + profile + "\", then run the goal again."
                        : "Run 'eval \"$(aws configure export-credentials --profile " + profile
                                + " --format env)\"', which asks for the code, then run the goal again in the same shell"
                                + " without -Dserverless.profile.",
                failure));
    }

    private static boolean isOfNetwork(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException
                    || cause instanceof ConnectException
                    || cause instanceof NoRouteToHostException
                    || cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }
}
