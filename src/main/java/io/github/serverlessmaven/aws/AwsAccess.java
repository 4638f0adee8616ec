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
import io.github.serverlessmaven.deploy.port.ServiceApi;
import io.github.serverlessmaven.deploy.port.Stacks;
import io.github.serverlessmaven.deploy.port.Target;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** The ports on AWS, for one account and region. Its clients are closed with it. */
public final class AwsAccess implements Target {

    /** The domain of the console, by partition. */
    private static final Map<String, String> CONSOLES = Map.of(
            "aws", "aws.amazon.com",
            "aws-cn", "amazonaws.cn",
            "aws-us-gov", "amazonaws-us-gov.com");

    private final AwsSettings settings;
    private final Region region;
    private final AwsEndpoints endpoints;
    private final AwsClients clients;
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
        this.region = region(settings);
        this.endpoints = new AwsEndpoints(settings);
        this.clients = new AwsClients(settings, region);
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
                    "read the id of the AWS account", () -> clients.identity().getCallerIdentity());
            identity = new CallerIdentity(caller.account(), caller.arn());
        }
        return identity;
    }

    @Override
    public String place() {
        return endpoints
                .of("CLOUDFORMATION")
                .map(endpoint -> region + " at " + endpoint)
                .orElse(region.id());
    }

    @Override
    public Optional<String> console(String stackId) {
        boolean isAws = endpoints.of("CLOUDFORMATION").isEmpty();
        return Optional.ofNullable(CONSOLES.get(partition()))
                .filter(domain -> isAws)
                .map(domain -> "https://" + region + ".console." + domain + "/cloudformation/home?region=" + region
                        + "#/stacks/events?stackId=" + URLEncoder.encode(stackId, StandardCharsets.UTF_8));
    }

    @Override
    public synchronized Stacks stacks() {
        if (stacks == null) {
            stacks = new AwsStacks(clients.stacks(), clients::stacksOnce, this::s3ArtifactStore);
        }
        return stacks;
    }

    /** The buckets, with one client for all that need them. */
    private synchronized S3ArtifactStore s3ArtifactStore() {
        if (buckets == null) {
            buckets = new S3ArtifactStore(clients.buckets());
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

    @Override
    public Functions functions() {
        return new LambdaFunctions(clients.invocations());
    }

    @Override
    public Logs logs() {
        return new CloudWatchLogs(clients.logs(), clients.functions());
    }

    @Override
    public FunctionUpdates functionUpdates() {
        return new LambdaUpdates(clients.functions());
    }

    @Override
    public PublishedVersions versions() {
        return new LambdaVersions(clients.functions());
    }

    @Override
    public Optional<ApiGateway> apiGateway() {
        return Optional.of(new AwsApiGateway(clients.apis(), clients.roles(), region(), partition()));
    }

    @Override
    public ImageRegistry images() {
        return new EcrImageRegistry(
                clients.repositories(), new AwsNetwork(settings).registries(), endpoints.of("ECR"), clock()::sleep);
    }

    /** Operations of queues, streams and tables. */
    public ServiceApi services() {
        return clients.requests();
    }

    /** Sends records about events that were given up. */
    public FailureRecords failureRecords() {
        return new FailureRecords(clients.requests(), clients.buckets());
    }

    /** The clients of services that no port stands for. */
    AwsClients clients() {
        return clients;
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

    @Override
    public void close() {
        clients.close();
    }
}
