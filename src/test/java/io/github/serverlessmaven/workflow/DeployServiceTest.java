/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.port.Safeguards;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.ManifestFixture;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeployServiceTest {

    @TempDir
    Path folder;

    private FolderBuild build;

    @BeforeEach
    void prepare() {
        build = new FolderBuild(folder).offline();
    }

    @ParameterizedTest
    @CsvSource({
        "us-east-1, 'The packages are made for region eu-central-1, not for us-east-1.'",
        "eu-central-2, 'The packages are made for region eu-central-1, not for eu-central-2.'"
    })
    void packagesForOneRegionAreNotDeployedToAnother(String region, String problem) {
        packaged(manifest().region("eu-central-1"));
        assertThatThrownBy(() -> deploy(options(Optional.empty(), Optional.of(region))))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render())
                                .contains(problem, "Package again with -Dserverless.region=" + region + "."));
    }

    @Test
    void packagesForNoRegionAreNotDeployedToAChosenOne() {
        packaged(manifest());
        assertThatThrownBy(() -> deploy(options(Optional.empty(), Optional.of("eu-west-1"))))
                .hasMessage("The packages are made for no region, not for eu-west-1.");
    }

    @Test
    void packagesForOneStageAreNotDeployedToAnother() {
        packaged(manifest());
        assertThatThrownBy(() -> deploy(options(Optional.of("prod"), Optional.empty())))
                .hasMessage("The packages are made for stage dev, not for prod.");
    }

    @Test
    void theStageAndRegionOfThePackagesMayBeNamed() {
        packaged(manifest().region("eu-central-1"));
        assertThatThrownBy(() -> deploy(options(Optional.of("dev"), Optional.of("eu-central-1"))))
                .hasMessageContaining("Maven works offline");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serverless.param.table", "serverless.opt.table"})
    void valuesOfVariablesAreRefusedBesideFinishedPackages(String property) {
        packaged(manifest());
        build.withUserProperty(property, "orders");
        assertThatThrownBy(() -> deploy(options(Optional.empty(), Optional.empty())))
                .hasMessage("The packages are deployed as they are: -D" + property + " has no effect.");
    }

    @Test
    void aChosenFunctionIsRefusedWhereAServiceIsRemoved() {
        build.withUserProperty("serverless.function", "hello").withGoals("clean", "serverless:remove");
        LoadService services = new LoadService(build);
        assertThatThrownBy(() ->
                        new RemoveService(build, services, targets(), false, Safeguards.NONE, event -> {}).removeAll())
                .hasMessage("serverless:test works on whole services: -Dserverless.function=hello has no effect.");
    }

    @ParameterizedTest
    @CsvSource({
        "helo, 'The service hello has no function \"helo\".', 'Did you mean \"hello\"?'",
        "'hello,other', 'The service hello has no function \"other\".', 'there are: hello'",
        "'hello,', 'The service hello has no function \"\".', 'Name functions with commas between them'",
        "'', 'The service hello has no function \"\".', 'there are: hello'"
    })
    void aFunctionThatIsNotThereIsNamedBeforeAnythingIsDeployed(String function, String problem, String remedy) {
        packaged(manifest().function("hello", "hello-dev-hello"));
        assertThatThrownBy(() -> service(new FunctionOptions(Optional.of(function), false), false)
                        .deploy(folder))
                .isInstanceOfSatisfying(
                        ServerlessException.class,
                        failure -> assertThat(failure.render()).contains(problem, remedy));
    }

    @Test
    void functionsAreNotDeployedByForce() {
        packaged(manifest().function("hello", "hello-dev-hello"));
        assertThatThrownBy(() -> service(new FunctionOptions(Optional.empty(), true), true)
                        .deploy(folder))
                .hasMessageContaining("serverless.deploy.force deploys the stack");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serverless:invoke", "io.github.serverlessmaven:serverless-maven-plugin:0.1.0:logs@two"})
    void aFunctionMayBeMeantForAnotherGoalOfTheCommand(String goal) {
        packaged(manifest());
        build.withUserProperty("serverless.function", "hello").withGoals("serverless:deploy", goal);
        assertThatThrownBy(() -> deploy(options(Optional.empty(), Optional.empty())))
                .hasMessageContaining("Maven works offline");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aMisspeltRegionIsReportedBeforeAnythingIsBuilt(boolean onCommandLine) throws IOException {
        FolderBuild online = new FolderBuild(folder).packagedBy(() -> {
            throw new AssertionError("built");
        });
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(
                folder.resolve("serverless.yml"), """
                service: hello
                provider: {name: aws, runtime: nodejs22.x, region: %s}
                functions: {f: {handler: index.handler}}
                """.formatted(onCommandLine ? "eu-central-1" : "eu-centrl-1"));
        if (onCommandLine) {
            online.withOptions(options(Optional.empty(), Optional.of("eu-centrl-1")));
        }
        LoadService services = new LoadService(online);
        Targets targets = new Targets(
                online, "aws", Optional.empty(), new LocalOptions(1024, DebugOptions.NONE, false, Optional.empty()));
        PackagingOptions options =
                new PackagingOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> new DeployService(
                                online, services, targets, DeployOptions.NONE, Safeguards.NONE, event -> {})
                        .deployAll(new PackageService(online, services, options)))
                .hasMessage("There is no AWS region eu-centrl-1. Did you mean eu-central-1?");
    }

    @Test
    void theStackIsReadWhileModulesAreBuiltAndNotAgain() throws Exception {
        Requests requests = new Requests();
        try (AutoCloseable server = requests.serve()) {
            FolderBuild online = project(requests).packagedBy(requests::awaitFirst);
            assertThatThrownBy(() -> deployAll(online))
                    .hasMessageContaining("is in status DELETE_FAILED and cannot be updated");
        }
        assertThat(requests.actions).containsExactly("DescribeStacks");
    }

    @Test
    void aRefusedLookupIsReportedAfterPackaging() throws Exception {
        Requests requests = new Requests();
        requests.status = 403;
        try (AutoCloseable server = requests.serve()) {
            FolderBuild online = project(requests).packagedBy(requests::awaitFirst);
            assertThatThrownBy(() -> deployAll(online)).hasMessageContaining("read stack hello-dev");
            assertThat(online.lines.get(online.lines.size() - 1)).contains("Deploying service hello, stage dev");
        }
        assertThat(requests.actions).containsExactly("DescribeStacks");
    }

    @Test
    void aBuildThatFailsDoesNotWaitForTheLookup() throws Exception {
        Requests requests = new Requests();
        try (AutoCloseable server = requests.serve()) {
            FolderBuild online = project(requests).packagedBy(() -> {
                requests.awaitFirst();
                throw new ServerlessException("The module does not compile.", "Mend it.");
            });
            requests.held = true;
            assertThatThrownBy(() -> deployAll(online)).hasMessage("The module does not compile.");
        }
    }

    private FolderBuild project(Requests requests) throws IOException {
        Files.writeString(folder.resolve("pom.xml"), "<project/>");
        Files.writeString(folder.resolve("index.js"), "exports.handler = async () => 'hello';");
        Files.writeString(folder.resolve("serverless.yml"), """
                service: hello
                provider: {name: aws, runtime: nodejs22.x, region: eu-central-1}
                functions: {f: {handler: index.handler}}
                """);
        return new FolderBuild(folder)
                .withOptions(new ServiceOptions(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(requests.address()), false));
    }

    private static void deployAll(FolderBuild online) {
        LoadService services = new LoadService(online);
        Targets targets = new Targets(
                online, "aws", Optional.empty(), new LocalOptions(1024, DebugOptions.NONE, false, Optional.empty()));
        new DeployService(online, services, targets, DeployOptions.NONE, Safeguards.NONE, event -> {})
                .deployAll(new PackageService(
                        online,
                        services,
                        new PackagingOptions(false, false, Optional.empty(), Optional.empty(), Optional.empty())));
    }

    /** CloudFormation with a stack that cannot be updated. */
    private static final class Requests {

        private static final String STACK = """
                <DescribeStacksResponse xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><DescribeStacksResult>
                <Stacks><member><StackId>id</StackId><StackName>hello-dev</StackName>
                <StackStatus>DELETE_FAILED</StackStatus></member></Stacks>
                </DescribeStacksResult></DescribeStacksResponse>
                """;
        private static final String REFUSAL =
                "<ErrorResponse><Error><Code>AccessDenied</Code><Message>not you</Message></Error></ErrorResponse>";

        private final List<String> actions = new CopyOnWriteArrayList<>();
        private final CountDownLatch arrived = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final HttpServer server;
        private volatile int status = 200;
        private volatile boolean held;

        Requests() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
        }

        AutoCloseable serve() {
            System.setProperty("aws.accessKeyId", "key");
            System.setProperty("aws.secretAccessKey", "secret");
            server.start();
            return () -> {
                end.countDown();
                server.stop(0);
                System.clearProperty("aws.accessKeyId");
                System.clearProperty("aws.secretAccessKey");
            };
        }

        URI address() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        void awaitFirst() {
            try {
                assertThat(arrived.await(1, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void answer(HttpExchange exchange) throws IOException {
            String request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            actions.add(request.replaceFirst(".*Action=([A-Za-z]+).*", "$1"));
            arrived.countDown();
            if (held) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            byte[] text = (status == 200 ? STACK : REFUSAL).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        }
    }

    private void packaged(ManifestFixture manifest) {
        DeploymentFolder.complete(
                folder, manifest.templateSha256(Sha256.of("{}").hex()).build(), "{}", Optional.empty());
    }

    private static ServiceOptions options(Optional<String> stage, Optional<String> region) {
        return new ServiceOptions(stage, region, Optional.empty(), Optional.empty(), false);
    }

    private void deploy(ServiceOptions options) {
        build.withOptions(options);
        service(new LoadService(build)).deploy(folder);
    }

    private DeployService service(FunctionOptions functions, boolean force) {
        return new DeployService(
                build,
                new LoadService(build),
                targets(),
                new DeployOptions(force, Optional.empty(), false),
                functions,
                Safeguards.NONE,
                event -> {});
    }

    private DeployService service(LoadService services) {
        return new DeployService(build, services, targets(), DeployOptions.NONE, Safeguards.NONE, event -> {});
    }

    private Targets targets() {
        return new Targets(
                build, "aws", Optional.empty(), new LocalOptions(1024, DebugOptions.NONE, false, Optional.empty()));
    }
}
