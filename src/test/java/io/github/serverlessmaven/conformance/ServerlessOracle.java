/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.artifact.FixedPackages;
import io.github.serverlessmaven.external.SharedFolder;
import io.github.serverlessmaven.external.SystemComponent;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The Serverless Framework itself, from npm, installed under {@code target} by the first test that needs it. Works offline after that. */
final class ServerlessOracle {

    private static final String VERSION = "3.40.0";
    private static final String TEMPLATE = ".serverless/cloudformation-template-update-stack.json";
    private static final Path HOME = Path.of("target", "oracle").toAbsolutePath();
    private static final Path PROGRAM = HOME.resolve("node_modules/serverless/bin/serverless.js");

    /**
     * Even to package a service Serverless asks AWS for layers deployed earlier, and Docker and Amazon ECR for images. This answers
     * that there are no layers, and that every image has the digest that it has in {@link FixedPackages}.
     */
    private static final String ANSWERS = """
            const aws = '%s/node_modules/serverless/lib/plugins/aws/';
            require(aws + 'package/compile/layers.js').prototype.compareWithLastLayer = async () => {};
            const digest = '%s';
            const provider = require(aws + 'provider.js').prototype;
            const request = provider.request;
            provider.request = async function (service, method) {
              return service === 'ECR' && method === 'describeImages'
                ? { imageDetails: [{ imageDigest: digest }] }
                : request.apply(this, arguments);
            };
            Object.defineProperty(provider, 'resolveImageUriAndShaFromPath', {
              async value() {
                const host = `123456789012.dkr.ecr.${this.getRegion()}.amazonaws.com`;
                const repository = `serverless-${this.serverless.service.service}-${this.getStage()}`;
                return {
                  functionImageSha: digest.slice('sha256:'.length),
                  functionImageUri: `${host}/${repository}@${digest}`,
                };
              },
            });
            """;

    private static final Path ANSWER = HOME.resolve("answers.js");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "SLS_TELEMETRY_DISABLED", "1", "SLS_NOTIFICATIONS_MODE", "off", "NODE_OPTIONS", "--require=" + ANSWER);

    private ServerlessOracle() {}

    /** The oracle, ready to use; skips the running test, or fails it with {@code CI=true}, where Node.js is missing. */
    static ServerlessOracle installed() throws IOException, InterruptedException {
        SystemComponent.require(SystemComponent.NODE, SystemComponent.NPM);
        SharedFolder.fill(HOME, ServerlessOracle::install);
        return new ServerlessOracle();
    }

    private static void install() throws IOException, InterruptedException {
        if (!Files.exists(PROGRAM)) {
            Files.createDirectories(HOME);
            ProgramRun.of(
                            HOME,
                            Map.of(),
                            List.of(
                                    "npm",
                                    "install",
                                    "--no-save",
                                    "--no-audit",
                                    "--no-fund",
                                    "--silent",
                                    "--prefix",
                                    HOME.toString(),
                                    "serverless@" + VERSION))
                    .requireSuccess();
        }
        String answer = String.format(ANSWERS, HOME, FixedPackages.DIGEST);
        if (!Files.exists(ANSWER) || !Files.readString(ANSWER).equals(answer)) {
            Files.writeString(ANSWER, answer);
        }
    }

    /**
     * The template that Serverless makes of a folder with a serverless.yml. The time in the code's key is always the same.
     *
     * @param options what stands behind {@code serverless package}
     */
    Value.Mapping template(Path folder, List<String> options) throws IOException, InterruptedException {
        ProgramRun.of(folder, ENVIRONMENT, command(options)).requireSuccess();
        return template(folder);
    }

    /** The template that Serverless makes of a folder; empty if it refuses to. */
    Optional<Value.Mapping> templateUnlessRefused(Path folder) throws IOException, InterruptedException {
        boolean refused = rejects(folder, List.of()) || !Files.exists(folder.resolve(TEMPLATE));
        return refused ? Optional.empty() : Optional.of(template(folder));
    }

    private static Value.Mapping template(Path folder) throws IOException {
        Path template = folder.resolve(TEMPLATE);
        String text = Files.readString(template)
                .replaceAll("\\d{13}-20[0-9T:.-]+Z", "0-1970-01-01T00:00:00.000Z")
                .replaceAll("ApiGatewayDeployment\\d{13}", "ApiGatewayDeployment0")
                .replaceAll("\"ForceDeploy\":\\s*\\d{13}", "\"ForceDeploy\":0");
        return (Value.Mapping) Json.parse(text, template.toString());
    }

    /** Whether Serverless refuses to package a folder. */
    boolean rejects(Path folder, List<String> options) throws IOException, InterruptedException {
        return ProgramRun.of(folder, ENVIRONMENT, command(options)).exitValue() != 0;
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>(List.of("node", PROGRAM.toString(), "package"));
        command.addAll(options);
        return command;
    }
}
