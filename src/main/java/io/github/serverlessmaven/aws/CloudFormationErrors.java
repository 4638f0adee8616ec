/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ConcurrentChangeException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.model.AlreadyExistsException;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetNotFoundException;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.InvalidChangeSetStatusException;

/** What failures of AWS CloudFormation mean; most of them differ only in their text. */
final class CloudFormationErrors {

    /** What CloudFormation says where there is nothing to change. */
    static final String NO_UPDATES = "No updates are to be performed";

    private static final int ATTEMPTS = 3;

    private CloudFormationErrors() {}

    /** The result of a request; empty if what it asks for does not exist. */
    static <T> Optional<T> ifExists(Supplier<T> request) {
        try {
            return Optional.ofNullable(request.get());
        } catch (CloudFormationException e) {
            if (String.valueOf(e.getMessage()).contains("does not exist")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Work with change sets; executing one deletes all others of its stack.
     *
     * @param stack the name or ARN of the stack
     * @throws ConcurrentChangeException if somebody else works on the stack
     */
    static <T> T changing(String stack, String action, Supplier<T> work) {
        return AwsErrors.translating(action, () -> {
            try {
                return work.get();
            } catch (CloudFormationException e) {
                if (isOfAnotherChange(e)) {
                    throw new ConcurrentChangeException(stack.startsWith("arn:") ? stack.split("/", -1)[1] : stack, e);
                }
                throw e;
            }
        });
    }

    /** Whether an update is refused because there is nothing to change. */
    static boolean isWithoutUpdates(CloudFormationException failure) {
        return String.valueOf(failure.getMessage()).contains(NO_UPDATES);
    }

    /** Whether a change is refused because of somebody else's. */
    static boolean isOfAnotherChange(CloudFormationException failure) {
        String message = String.valueOf(failure.getMessage());
        return failure instanceof AlreadyExistsException
                || failure instanceof ChangeSetNotFoundException
                || failure instanceof InvalidChangeSetStatusException
                || message.contains("state and can not be updated")
                || (message.contains("Stack [") && message.contains("does not exist"))
                || message.contains("already exists and cannot be created again");
    }

    /**
     * Sends a change that takes no client token: after a lost response it is sent again only if AWS did not carry it out.
     *
     * @param change sends it, with {@link UndeliveredRequests#retryStrategy}
     * @param isDone asks AWS whether it is carried out
     */
    static void changingOnce(String action, Runnable change, BooleanSupplier isDone) {
        AwsErrors.translating(action, () -> {
            for (int attempt = 1; ; attempt++) {
                try {
                    change.run();
                    return true;
                } catch (SdkException e) {
                    if (!UndeliveredRequests.mayBeCarriedOut(e)) {
                        throw e;
                    }
                    if (isDone.getAsBoolean()) {
                        return true;
                    }
                    if (attempt == ATTEMPTS) {
                        throw e;
                    }
                }
            }
        });
    }
}
