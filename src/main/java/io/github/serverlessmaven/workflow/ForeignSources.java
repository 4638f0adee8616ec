/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.aws.AwsAccess;
import io.github.serverlessmaven.aws.AwsSettings;
import io.github.serverlessmaven.aws.EmulatorFiles;
import io.github.serverlessmaven.aws.FunctionTrust;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.source.FunctionAccess;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.template.LogicalId;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Queues and streams of an AWS account, or of a server in its place, for functions of this machine.
 *
 * @param aws what answers there
 * @param sources how the local target sees it
 */
record ForeignSources(AwsAccess aws, EventSources sources) implements AutoCloseable {

    private static final String REGION = "us-east-1";

    /** A key that no server but AWS itself takes for one of somebody's. */
    private static final AwsSettings.AccessKey ANY = new AwsSettings.AccessKey("local", "local", Optional.empty());

    /** Keys of real accounts are no business of another server, nor of functions. */
    private static final Pattern OF_AWS = Pattern.compile("A[KS]IA[A-Z0-9]{16}");

    /** Services that a function reaches where its sources are. */
    private static final List<String> SERVICES =
            List.of("DYNAMODB", "DYNAMODB_STREAMS", "EVENTBRIDGE", "KINESIS", "S3", "SNS", "SQS");

    /**
     * Opens the sources of a service.
     *
     * @param home the folder of the user
     * @param folder for the trust store of functions
     */
    static Optional<ForeignSources> open(
            BuildContext build, SourceOptions options, Manifest manifest, Path home, Path folder) {
        if (options.isAccount()) {
            return Optional.of(account(build, manifest));
        }
        return options.endpoint().map(endpoint -> server(build, endpoint, manifest, home, folder));
    }

    private static ForeignSources account(BuildContext build, Manifest manifest) {
        AwsAccess aws = new AwsAccess(
                new AwsConnection(build).settings(manifest.stage(), manifest.region(), manifest.profile()));
        String place = "in account " + aws.account() + ", " + aws.place();
        build.log()
                .warn("Local functions consume real messages and records " + place
                        + ": messages that they process are deleted from the queues, and functions deployed there do not"
                        + " get them.");
        return new ForeignSources(
                aws,
                new EventSources(
                        place, aws.services(), physicalNames(aws), aws.failureRecords()::send, Optional.empty()));
    }

    private static ForeignSources server(BuildContext build, URI endpoint, Manifest manifest, Path home, Path folder) {
        Optional<EmulatorFiles> emulator = EmulatorFiles.of(endpoint, home);
        AwsSettings.AccessKey key = emulator.flatMap(EmulatorFiles::accessKey)
                .or(build::accessKey)
                .or(() -> environmentKey(build.environment()))
                .orElse(ANY);
        Optional<Path> authorities = emulator.flatMap(EmulatorFiles::authorities)
                .or(() -> Optional.ofNullable(build.environment().get("AWS_CA_BUNDLE"))
                        .filter(file -> !file.isBlank())
                        .map(Path::of));
        AwsAccess aws = new AwsAccess(new AwsSettings(
                Optional.of(build.options().regionOver(manifest.region()).orElse(REGION)),
                Optional.empty(),
                Optional.empty(),
                Optional.of(endpoint),
                isLoopback(endpoint) ? Optional.empty() : build.proxy(),
                Optional.of(key),
                authorities,
                Optional.empty()));
        FunctionAccess functions = new FunctionAccess(
                endpoint,
                SERVICES,
                new FunctionAccess.Key(key.id(), key.secret(), key.sessionToken()),
                authorities,
                authorities.map(file -> FunctionTrust.write(file, folder, FunctionAccess.PASSWORD)));
        EventSources sources = new EventSources(
                "at " + endpoint,
                aws.services(),
                ifStacksAreKnown(physicalNames(aws)),
                aws.failureRecords()::send,
                Optional.of(functions));
        return new ForeignSources(aws, sources);
    }

    private static EventSources.PhysicalNames physicalNames(AwsAccess aws) {
        return (stack, id) -> aws.stacks().physicalId(stack, new LogicalId(id));
    }

    /** Not every server knows CloudFormation. */
    private static EventSources.PhysicalNames ifStacksAreKnown(EventSources.PhysicalNames names) {
        return (stack, id) -> {
            try {
                return names.find(stack, id);
            } catch (ServerlessException unknown) {
                return Optional.empty();
            }
        };
    }

    private static Optional<AwsSettings.AccessKey> environmentKey(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("AWS_ACCESS_KEY_ID"))
                .flatMap(id -> Optional.ofNullable(environment.get("AWS_SECRET_ACCESS_KEY"))
                        .map(secret -> new AwsSettings.AccessKey(
                                id, secret, Optional.ofNullable(environment.get("AWS_SESSION_TOKEN")))))
                .filter(key -> !OF_AWS.matcher(key.id()).matches());
    }

    private static boolean isLoopback(URI endpoint) {
        return String.valueOf(endpoint.getHost()).matches("localhost|.*\\.localhost|127\\..*|\\[::1]");
    }

    @Override
    public void close() {
        aws.close();
    }
}
