/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.CloudFormationClientBuilder;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The clients of AWS's services, each made when it is asked for and closed with this. */
final class AwsClients implements AutoCloseable {

    private static final Duration ANSWER_TIME = Duration.ofMinutes(1);

    private static final Duration CONNECTING_TIME = Duration.ofSeconds(10);

    private final AwsSettings settings;
    private final Region region;
    private final boolean hasOwnEndpoint;
    private final AwsCredentialsProvider credentials;
    private final List<SdkAutoCloseable> open = new ArrayList<>();
    private @Nullable CloudFormationClient stacksOnce;
    private @Nullable SdkHttpClient http;

    /**
     * Prepares clients; nothing is sent yet.
     *
     * @throws ServerlessException if the environment's endpoint is not an address
     */
    AwsClients(AwsSettings settings, Region region) {
        this.settings = settings;
        this.region = region;
        this.hasOwnEndpoint = new AwsEndpoints(settings).of("S3").isPresent();
        this.credentials = CredentialsChain.of(settings);
    }

    CloudFormationClient stacks() {
        CloudFormationClientBuilder builder = configure(CloudFormationClient.builder(), ANSWER_TIME);
        return closedWithThis(builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .addExecutionInterceptor(CallRate.OF_PROCESS)
                        .build())
                .build());
    }

    /** Repeats only what AWS surely did not carry out; always the same client. */
    synchronized CloudFormationClient stacksOnce() {
        if (stacksOnce == null) {
            stacksOnce = closedWithThis(
                    configure(CloudFormationClient.builder(), ANSWER_TIME, UndeliveredRequests.retryStrategy())
                            .build());
        }
        return stacksOnce;
    }

    S3Client buckets() {
        return closedWithThis(s3().build());
    }

    /** Buckets of any region. */
    S3Client foreignBuckets() {
        return closedWithThis(s3().crossRegionAccessEnabled(true).build());
    }

    /** At an address of the user's, buckets have no host names of their own. */
    private S3ClientBuilder s3() {
        return configure(S3Client.builder(), Duration.ofMinutes(15)).forcePathStyle(hasOwnEndpoint);
    }

    LambdaClient functions() {
        return closedWithThis(configure(LambdaClient.builder(), ANSWER_TIME).build());
    }

    /** A call may take as long as the longest function, 15 minutes, and is repeated only if AWS surely did not carry it out. */
    LambdaClient invocations() {
        return closedWithThis(
                configure(LambdaClient.builder(), Duration.ofMinutes(16), UndeliveredRequests.retryStrategy())
                        .build());
    }

    CloudWatchLogsClient logs() {
        return closedWithThis(
                configure(CloudWatchLogsClient.builder(), ANSWER_TIME).build());
    }

    /** Java's own client sends the PATCH requests of the API, which the other one cannot. */
    ApiGatewayClient apis() {
        return closedWithThis(configure(ApiGatewayClient.builder(), ANSWER_TIME)
                .httpClient(
                        new JdkHttpClient(new AwsNetwork(settings).registries().client(CONNECTING_TIME)))
                .build());
    }

    IamClient roles() {
        return closedWithThis(configure(IamClient.builder(), ANSWER_TIME).build());
    }

    EcrClient repositories() {
        return closedWithThis(configure(EcrClient.builder(), ANSWER_TIME).build());
    }

    SsmClient parameters() {
        return closedWithThis(configure(SsmClient.builder(), ANSWER_TIME).build());
    }

    AcmClient certificates() {
        return closedWithThis(configure(AcmClient.builder(), ANSWER_TIME).build());
    }

    StsClient identity() {
        return closedWithThis(configure(StsClient.builder(), ANSWER_TIME).build());
    }

    /** Operations of services that have no client of the SDK here. */
    SignedRequests requests() {
        return new SignedRequests(
                closedWithThis(new AwsNetwork(settings).http(ANSWER_TIME)),
                credentials,
                region,
                new AwsEndpoints(settings)::of);
    }

    private <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B configure(
            B builder, Duration attemptTimeout) {
        return configure(builder, attemptTimeout, AwsRetryStrategy.standardRetryStrategy());
    }

    private <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B configure(
            B builder, Duration attemptTimeout, RetryStrategy retries) {
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http())
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(retries)
                        .addExecutionInterceptor(new EndpointInErrorMessage())
                        .apiCallAttemptTimeout(attemptTimeout)
                        .build());
    }

    /** Made for the first client, which another thread may need: reading all authorities that Java trusts takes a while. */
    private synchronized SdkHttpClient http() {
        if (http == null) {
            http = new AwsNetwork(settings).http();
        }
        return http;
    }

    /** Clients keep threads for their timeouts. */
    private synchronized <C extends SdkAutoCloseable> C closedWithThis(C client) {
        open.add(client);
        return client;
    }

    @Override
    public synchronized void close() {
        open.forEach(SdkAutoCloseable::close);
        if (http != null) {
            http.close();
        }
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
