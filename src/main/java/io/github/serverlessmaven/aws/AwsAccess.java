/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.aws;

import io.github.serverlessmaven.deploy.port.ApiGateway;
import io.github.serverlessmaven.deploy.port.ArtifactStore;
import io.github.serverlessmaven.deploy.port.CallerIdentity;
import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.deploy.port.FunctionUpdates;
import io.github.serverlessmaven.deploy.port.Functions;
import io.github.serverlessmaven.deploy.port.ImageRegistry;
import io.github.serverlessmaven.deploy.port.Logs;
import io.github.serverlessmaven.deploy.port.PublishedVersions;
import io.github.serverlessmaven.deploy.port.Secrets;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.image.RegistryAccess;
import io.github.serverlessmaven.image.RegistryNetwork;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
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
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** The ports on AWS, for one account and region. Its clients are closed with it. */
public final class AwsAccess implements Target {

    private static final Duration ANSWER_TIME = Duration.ofMinutes(1);

    private static final Duration CONNECTING_TIME = Duration.ofSeconds(10);

    /** The domain of the console, by partition. */
    private static final Map<String, String> CONSOLES = Map.of(
            "aws", "aws.amazon.com",
            "aws-cn", "amazonaws.cn",
            "aws-us-gov", "amazonaws-us-gov.com");

    private final AwsSettings settings;
    private final Region region;
    private final boolean hasOwnEndpoint;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final List<SdkAutoCloseable> open = new ArrayList<>();
    private @Nullable CallerIdentity identity;
    private @Nullable AwsStacks stacks;
    private @Nullable S3ArtifactStore buckets;

    /**
     * Prepares access; nothing is sent yet.
     *
     * @throws ServerlessException if neither settings nor environment name a region, or the environment's endpoint is not an address
     */
    public AwsAccess(AwsSettings settings) {
        this.settings = settings;
        this.hasOwnEndpoint = hasOwnEndpoint(settings);
        this.region = region(settings);
        this.http = http(settings);
        this.credentials = credentials(settings);
    }

    /** Where credentials come from; nothing is read yet. */
    static AwsCredentialsProvider credentials(AwsSettings settings) {
        if (settings.chosenProfile().isPresent()) {
            String profile = settings.chosenProfile().get();
            return new ExplainedCredentials(ProfileCredentialsProvider.create(profile), profile, settings);
        }
        if (settings.accessKey().isPresent()) {
            return StaticCredentialsProvider.create(
                    credentials(settings.accessKey().get()));
        }
        DefaultCredentialsProvider.Builder chain = DefaultCredentialsProvider.builder();
        settings.profile().ifPresent(chain::profileName);
        return new ExplainedCredentials(
                chain.build(),
                settings.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow),
                settings);
    }

    private static AwsCredentials credentials(AwsSettings.AccessKey key) {
        return key.sessionToken().isPresent()
                ? AwsSessionCredentials.create(
                        key.id(), key.secret(), key.sessionToken().get())
                : AwsBasicCredentials.create(key.id(), key.secret());
    }

    @Override
    public String region() {
        return region.id();
    }

    @Override
    public String urlSuffix() {
        return region.metadata().partition().dnsSuffix();
    }

    @Override
    public String partition() {
        return region.metadata().partition().id();
    }

    @Override
    public String account() {
        return identity().account();
    }

    @Override
    public Optional<CallerIdentity> caller() {
        return Optional.of(identity());
    }

    private synchronized CallerIdentity identity() {
        if (identity == null) {
            GetCallerIdentityResponse caller = AwsErrors.translating(
                    "read the id of the AWS account", () -> identityClient().getCallerIdentity());
            identity = new CallerIdentity(caller.account(), caller.arn());
        }
        return identity;
    }

    @Override
    public String place() {
        return settings.endpoint()
                .or(() -> endpointOfEnvironment(List.of("AWS_ENDPOINT_URL_CLOUDFORMATION", "AWS_ENDPOINT_URL")))
                .map(endpoint -> region + " at " + endpoint)
                .orElse(region.id());
    }

    @Override
    public Optional<String> console(String stackId) {
        boolean isAws = settings.endpoint()
                .or(() -> endpointOfEnvironment(List.of("AWS_ENDPOINT_URL_CLOUDFORMATION", "AWS_ENDPOINT_URL")))
                .isEmpty();
        return Optional.ofNullable(CONSOLES.get(partition()))
                .filter(domain -> isAws)
                .map(domain -> "https://" + region + ".console." + domain + "/cloudformation/home?region=" + region
                        + "#/stacks/events?stackId=" + URLEncoder.encode(stackId, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized Stacks stacks() {
        if (stacks == null) {
            CloudFormationClient client = closedWithThis(paced(configure(CloudFormationClient.builder(), ANSWER_TIME))
                    .build());
            CloudFormationClient once = closedWithThis(
                    configure(CloudFormationClient.builder(), ANSWER_TIME, UndeliveredRequests.retryStrategy())
                            .build());
            stacks = new AwsStacks(client, once, this::s3ArtifactStore);
        }
        return stacks;
    }

    private static CloudFormationClientBuilder paced(CloudFormationClientBuilder builder) {
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                .addExecutionInterceptor(CallRate.OF_PROCESS)
                .build());
    }

    /** The buckets, with one client for all that need them. */
    private synchronized S3ArtifactStore s3ArtifactStore() {
        if (buckets == null) {
            buckets = new S3ArtifactStore(closedWithThis(s3().build()));
        }
        return buckets;
    }

    @Override
    public ArtifactStore store() {
        return s3ArtifactStore();
    }

    @Override
    public Secrets secrets() {
        return new AwsSecrets(new AwsLookup(settings));
    }

    /** Functions; a call may take as long as the longest function, 15 minutes. */
    @Override
    public Functions functions() {
        return new LambdaFunctions(closedWithThis(
                configure(LambdaClient.builder(), Duration.ofMinutes(16), UndeliveredRequests.retryStrategy())
                        .build()));
    }

    @Override
    public Logs logs() {
        CloudWatchLogsClient client = closedWithThis(
                configure(CloudWatchLogsClient.builder(), ANSWER_TIME).build());
        return new CloudWatchLogs(client, functionClient(ANSWER_TIME));
    }

    private LambdaClient functionClient(Duration answerTime) {
        return closedWithThis(configure(LambdaClient.builder(), answerTime).build());
    }

    @Override
    public FunctionUpdates functionUpdates() {
        return new LambdaUpdates(functionClient(ANSWER_TIME));
    }

    @Override
    public PublishedVersions versions() {
        return new LambdaVersions(functionClient(ANSWER_TIME));
    }

    @Override
    public Optional<ApiGateway> apiGateway() {
        return Optional.of(new AwsApiGateway(
                closedWithThis(configure(ApiGatewayClient.builder(), ANSWER_TIME)
                        .httpClient(new JdkHttpClient(network().client(CONNECTING_TIME)))
                        .build()),
                closedWithThis(configure(IamClient.builder(), ANSWER_TIME).build()),
                region(),
                partition()));
    }

    @Override
    public ImageRegistry images() {
        return new EcrImageRegistry(
                closedWithThis(configure(EcrClient.builder(), ANSWER_TIME).build()),
                network(),
                settings.endpoint()
                        .or(() -> endpointOfEnvironment(List.of("AWS_ENDPOINT_URL_ECR", "AWS_ENDPOINT_URL"))),
                clock()::sleep);
    }

    private RegistryNetwork network() {
        return new RegistryNetwork(
                settings.proxy().map(AwsAccess::forRegistry),
                settings.authorities().map(CertificateAuthorities::new).map(CertificateAuthorities::context));
    }

    private static RegistryAccess.Proxy forRegistry(AwsSettings.HttpProxy proxy) {
        return new RegistryAccess.Proxy(
                proxy.address(),
                proxy.user()
                        .map(user ->
                                new RegistryAccess.Login(user, proxy.password().orElse(""))),
                proxy.nonProxyHosts());
    }

    /** An emulator serves the images at the same address as all else. */
    private static Optional<URI> endpointOfEnvironment(List<String> variables) {
        return variables.stream()
                .flatMap(variable -> Optional.ofNullable(System.getenv(variable)).stream()
                        .map(text -> AwsSettings.endpoint(variable, text)))
                .findFirst();
    }

    /** Buckets of any region. */
    S3Client foreignBucketClient() {
        return closedWithThis(s3().crossRegionAccessEnabled(true).build());
    }

    private S3ClientBuilder s3() {
        return configure(S3Client.builder(), Duration.ofMinutes(15)).forcePathStyle(hasOwnEndpoint);
    }

    SsmClient parameterClient() {
        return closedWithThis(configure(SsmClient.builder(), ANSWER_TIME).build());
    }

    AcmClient certificateClient() {
        return closedWithThis(configure(AcmClient.builder(), ANSWER_TIME).build());
    }

    StsClient identityClient() {
        return closedWithThis(configure(StsClient.builder(), ANSWER_TIME).build());
    }

    @Override
    public Clock clock() {
        return new SystemClock();
    }

    /**
     * The region that settings and environment lead to; AWS is not asked.
     *
     * @throws ServerlessException if they name none
     */
    public static String regionOf(AwsSettings settings) {
        return region(settings).id();
    }

    private static Region region(AwsSettings settings) {
        if (settings.region().isPresent()) {
            return Region.of(settings.region().get());
        }
        DefaultAwsRegionProviderChain.Builder chain = DefaultAwsRegionProviderChain.builder();
        settings.regionProfile().ifPresent(chain::profileName);
        try {
            return chain.build().getRegion();
        } catch (SdkClientException e) {
            throw AwsErrors.translate("find the region", e);
        }
    }

    private static SdkHttpClient http(AwsSettings settings) {
        UrlConnectionHttpClient.Builder builder = UrlConnectionHttpClient.builder();
        settings.proxy().ifPresent(proxy -> {
            ProxyConfiguration.Builder configuration =
                    ProxyConfiguration.builder().endpoint(proxy.address()).nonProxyHosts(proxy.nonProxyHosts());
            proxy.user().ifPresent(configuration::username);
            proxy.password().ifPresent(configuration::password);
            builder.proxyConfiguration(configuration.build());
        });
        settings.authorities()
                .map(CertificateAuthorities::new)
                .ifPresent(authorities -> builder.tlsTrustManagersProvider(authorities::trustManagers));
        return builder.socketTimeout(Duration.ofMinutes(16)).build();
    }

    /** At an address of the user's, buckets have no host names of their own. */
    private static boolean hasOwnEndpoint(AwsSettings settings) {
        return settings.endpoint().isPresent()
                || Stream.of("AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_S3").anyMatch(AwsAccess::isEndpoint);
    }

    private static boolean isEndpoint(String variable) {
        Optional<String> address = Optional.ofNullable(System.getenv(variable));
        address.ifPresent(text -> AwsSettings.endpoint(variable, text));
        return address.isPresent();
    }

    private <B extends AwsClientBuilder<B, ?> & software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder<B, ?>>
            B configure(B builder, Duration attemptTimeout) {
        return configure(builder, attemptTimeout, AwsRetryStrategy.standardRetryStrategy());
    }

    private <B extends AwsClientBuilder<B, ?> & software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder<B, ?>>
            B configure(B builder, Duration attemptTimeout, RetryStrategy retries) {
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(region)
                .credentialsProvider(credentials)
                .httpClient(http)
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .retryStrategy(retries)
                        .addExecutionInterceptor(new EndpointInErrorMessage())
                        .apiCallAttemptTimeout(attemptTimeout)
                        .build());
    }

    /** Clients keep threads for their timeouts. */
    private synchronized <C extends SdkAutoCloseable> C closedWithThis(C client) {
        open.add(client);
        return client;
    }

    @Override
    public synchronized void close() {
        open.forEach(SdkAutoCloseable::close);
        http.close();
        if (credentials instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
    }
}
