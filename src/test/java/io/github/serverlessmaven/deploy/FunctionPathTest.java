/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static io.github.serverlessmaven.manifest.ManifestFixture.manifest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.Artifact;
import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.deploy.function.FunctionMarker;
import io.github.serverlessmaven.deploy.function.FunctionMarkers;
import io.github.serverlessmaven.deploy.function.FunctionSelection;
import io.github.serverlessmaven.deploy.function.TemplateFunction;
import io.github.serverlessmaven.deploy.progress.DeployEvent;
import io.github.serverlessmaven.deploy.progress.FunctionProgress;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.BucketOptions;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that are changed without their stack, by people who have a checkout each. */
class FunctionPathTest {

    private static final String BUCKET = "hello-dev-bucket";
    private static final String PREFIX = "serverless/hello/dev";

    private final FakeTarget target = new FakeTarget();
    private final FakeFunctionUpdates functions = target.functionUpdates();
    private final FakeArtifactStore store = target.store();
    private final List<DeployEvent> events = new ArrayList<>();

    /** What was published of each function, as Lambda does: never twice the same in a row. */
    private final Map<String, List<String>> versions = new HashMap<>();

    private Value.Mapping last = Value.Mapping.EMPTY;

    @TempDir
    Path folder;

    @BeforeEach
    void connectLambdaToCloudFormation() {
        target.stacks().applied = this::apply;
        deploy("A");
    }

    @Test
    void onlyTheCodeOfTheFunctionIsChangedAndTheMarkerSaysSo() {
        int changeSets = target.stacks().requests.size();
        Deployment.Result result = push("B", "one");
        assertThat(result.changed()).isTrue();
        assertThat(result.onlyFunctions()).isTrue();
        assertThat(target.stacks().requests).hasSize(changeSets);
        assertThat(code("one")).isEqualTo("B");
        assertThat(code("two")).isEqualTo("A");
        assertThat(functions.calls).containsExactly("code of hello-dev-one: " + BUCKET + "/" + key("B"));
        FunctionMarker marker = markers().read(markers().keys().get(0)).orElseThrow();
        assertThat(marker.identity()).contains("arn:aws:sts::111122223333:assumed-role/deployer/ci");
        assertThat(marker.functions())
                .containsExactly(new FunctionMarker.MarkedFunction(
                        "OneLambdaFunction",
                        "hello-dev-one",
                        key("B"),
                        Sha256.of("B").base64(),
                        List.of("Code")));
        assertThat(texts()).endsWith("Updated function hello-dev-one: Code", "Changed too, but not deployed: two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C"})
    void theNextDeploymentOfTheStackEndsWithWhatItSays(String next) {
        push("B", "one");
        deploy(next);
        assertThat(code("one")).isEqualTo(next);
        assertThat(code("two")).isEqualTo(next);
        assertThat(markers().keys()).isEmpty();
        assertThat(texts())
                .contains(
                        "Function hello-dev-one was deployed without its stack, and is restored to what the stack has: Code");
        assertThat(deploy(next).changed()).isFalse();
    }

    @Test
    void twoPeopleAndAllOrdersEndWithWhatIsDeployedLast() {
        for (String order : List.of("BAC", "BCA", "CAB", "ABC")) {
            push("B", "one", "two");
            push("C", "two");
            for (String next : order.split("")) {
                deploy(next);
                assertThat(code("one")).as(order).isEqualTo(next);
                assertThat(code("two")).as(order).isEqualTo(next);
            }
            deploy("A");
        }
    }

    @Test
    void aFunctionGoesBackToTheStacksCodeWithoutItToo() {
        push("B", "one");
        push("A", "one");
        assertThat(code("one")).isEqualTo("A");
        assertThat(store.uploaded).filteredOn((BUCKET + "/" + key("A"))::equals).hasSize(1);
        assertThat(push("A", "one").changed()).isFalse();
        assertThat(texts()).endsWith("Function hello-dev-one is up to date");
    }

    @Test
    void literalSettingsAreMergedOverWhatLambdaHas() {
        Package changed = new Package("A")
                .with("\"Timeout\":6", "\"Timeout\":7")
                .with("\"MODE\":\"quiet\"", "\"MODE\":\"loud\",\"MORE\":\"yes\"");
        run(changed, keys("one"));
        assertThat(property("one", "Timeout")).isEqualTo("7");
        assertThat(property("one", "Environment"))
                .isEqualTo("{\"Variables\":{\"TABLE\":\"resolved\",\"MODE\":\"loud\",\"MORE\":\"yes\"}}");
        assertThat(functions.calls).containsExactly("configuration of hello-dev-one: [Timeout, Environment]");
        deploy("A");
        assertThat(property("one", "Timeout")).isEqualTo("6");
        assertThat(property("one", "Environment"))
                .isEqualTo("{\"Variables\":{\"TABLE\":\"resolved\",\"MODE\":\"quiet\"}}");
    }

    @Test
    void aSettingThatDisappearsGoesBackToItsDefault() {
        run(new Package("A").with("\"Timeout\":6,", ""), keys("one"));
        assertThat(property("one", "Timeout")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Ref\":\"Table\"} | {\"Ref\":\"Other\"} | OneLambdaFunction changes in the environment variable TABLE, which is not a literal",
                "\"MODE\":\"quiet\" | \"MODE\":\"{{resolve:ssm:/mode:2}}\" | OneLambdaFunction changes in the environment variable MODE, which is not a literal",
                "\"Timeout\":6 | \"Timeout\":{\"Ref\":\"Seconds\"} | OneLambdaFunction changes in Timeout, which is not a literal",
                "\"Role\":\"first\" | \"Role\":\"second\" | OneLambdaFunction changes in Role",
                "\"Role\":\"first\" | \"Role\":\"first\",\"Layers\":[\"a\"] | OneLambdaFunction changes in Layers",
                "\"Role\":\"first\" | \"Role\":\"first\",\"VpcConfig\":{} | OneLambdaFunction changes in VpcConfig",
                "\"Role\":\"first\" | \"Role\":\"first\",\"Architectures\":[\"arm64\"] | OneLambdaFunction changes in Architectures",
                "\"Role\":\"first\" | \"Role\":\"first\",\"CapacityProviderConfig\":{} | OneLambdaFunction runs on managed instances, which run published versions only",
                "\"Table\":{\"Type\":\"T\"} | \"Table\":{\"Type\":\"U\"} | Table changes",
                "\"Table\":{\"Type\":\"T\"} | \"Table\":{\"Type\":\"T\"},\"Queue\":{\"Type\":\"Q\"} | Queue is added",
                "\"Outputs\":{ | \"Outputs\":{\"More\":{\"Value\":\"1\"}, | the section Outputs of the template changes",
                "\"Table\":{\"Type\":\"T\"} | \"Table\":{\"Type\":\"T\"},\"Live\":{\"Type\":\"AWS::Lambda::Alias\",\"Properties\":{\"Name\":\"live\",\"FunctionName\":{\"Ref\":\"OneLambdaFunction\"}}} | OneLambdaFunction is called through its alias live, which points at a version",
                "\"S3Key\": | \"S3ObjectStorageMode\":\"REFERENCE\",\"S3Key\": | OneLambdaFunction does not run a zip that is packaged here",
            })
    void whatIsNotSafeGoesThroughTheStackWithTheReason(String before, String after, String reason) {
        Deployment.Result result = run(new Package("B").with(before, after), keys("one"));
        assertThat(result.onlyFunctions()).isFalse();
        assertThat(functions.calls).isEmpty();
        assertThat(markers().keys()).isEmpty();
        assertThat(events)
                .filteredOn(FunctionProgress.StackNeeded.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(event.text())
                        .startsWith("The whole stack is deployed, as ")
                        .contains(reason));
        assertThat(code("two")).isEqualTo("B");
    }

    @Test
    void aStackThatDoesNotExistIsCreated() {
        FakeTarget other = new FakeTarget();
        new Deployment(other, events::add).run(new Package("A").folder(folder), false, Optional.empty(), keys("one"));
        assertThat(other.stacks().status("hello-dev")).isEqualTo("UPDATE_COMPLETE");
        assertThat(texts()).contains("The whole stack is deployed, as the stack does not exist yet");
    }

    @Test
    void allThatChangedIsDeployedAndWhatOthersDeployedBesides() {
        push("C", "two");
        run(new Package("A").with("\"Timeout\":6", "\"Timeout\":7"), Optional.of(FunctionSelection.CHANGED));
        assertThat(property("one", "Timeout")).isEqualTo("7");
        assertThat(code("two")).isEqualTo("A");
        assertThat(markers().keys()).hasSize(2);
    }

    @Test
    void withoutAnyChangeTheStackIsComparedAndWhatOthersDeployedGoesBack() {
        push("C", "two");
        Deployment.Result result = run(new Package("A"), Optional.of(FunctionSelection.CHANGED));
        assertThat(result.onlyFunctions()).isFalse();
        assertThat(result.changed()).isTrue();
        assertThat(code("two")).isEqualTo("A");
        assertThat(markers().keys()).isEmpty();
    }

    @Test
    void aProcessThatIsKilledLeavesItsMarkerAndEveryoneCanGoOn() {
        for (String next : List.of("path", "A", "C")) {
            functions.before = () -> {
                throw new Killed();
            };
            assertThatThrownBy(() -> push("B", "one")).isInstanceOf(Killed.class);
            assertThat(markers().keys()).hasSize(1);
            if (next.equals("path")) {
                push("B", "one");
                assertThat(code("one")).isEqualTo("B");
            }
            deploy(next.equals("path") ? "A" : next);
            assertThat(code("one")).isEqualTo(next.equals("C") ? "C" : "A");
            assertThat(markers().keys()).isEmpty();
            deploy("A");
        }
    }

    @Test
    void aDeploymentThatIsKilledWhileAFunctionGoesBackIsContinued() {
        push("B", "one");
        functions.before = () -> {
            throw new Killed();
        };
        assertThatThrownBy(() -> deploy("A")).isInstanceOf(Killed.class);
        assertThat(markers().keys()).hasSize(1);
        deploy("A");
        assertThat(code("one")).isEqualTo("A");
        assertThat(markers().keys()).isEmpty();
    }

    @Test
    void aFunctionThatSomebodyElseChangesMeanwhileIsReadAgain() {
        functions.before = () -> push("C", "one");
        push("B", "one");
        assertThat(code("one")).isEqualTo("B");
        assertThat(texts())
                .contains("Another deployment of stack hello-dev is running; this one starts again after its end");
        assertThat(markers().keys()).hasSizeGreaterThanOrEqualTo(2);
        deploy("A");
        assertThat(code("one")).isEqualTo("A");
    }

    @Test
    void aMarkerThatIsWrittenDuringADeploymentStays() {
        push("B", "one");
        functions.before = () -> push("C", "two");
        deploy("A");
        assertThat(code("one")).isEqualTo("A");
        assertThat(code("two")).isEqualTo("C");
        assertThat(markers().keys()).hasSize(1);
        deploy("A");
        assertThat(code("two")).isEqualTo("A");
    }

    @Test
    void codeThatLambdaRefusesIsReportedAndGoesBack() {
        functions.failure = Optional.of("The image is broken.");
        assertThatThrownBy(() -> push("B", "one"))
                .isInstanceOf(ServerlessException.class)
                .hasMessage("The function hello-dev-one was not updated: The image is broken.");
        deploy("A");
        assertThat(code("one")).isEqualTo("A");
    }

    @Test
    void cleaningUpKeepsWhatRunsWithoutItsStack() {
        target.stacks().applied = template -> {
            apply(template);
            markers()
                    .write(new FunctionMarker(
                            target.clock().now(),
                            "01234567",
                            Optional.empty(),
                            Optional.empty(),
                            List.of(new FunctionMarker.MarkedFunction(
                                    "TwoLambdaFunction", "hello-dev-two", key("A"), "", List.of("Code")))));
        };
        for (String name : List.of("B", "C", "D")) {
            target.clock().sleep(Duration.ofSeconds(1));
            run(new Package(name).keeping(1), Optional.empty());
        }
        assertThat(markers().keys()).hasSize(1);
        assertThat(store.objects).containsKey(BUCKET + "/" + key("A")).doesNotContainKey(BUCKET + "/" + key("B"));
    }

    @Test
    void aDamagedMarkerIsNamed() {
        store.write(BUCKET, PREFIX + "/functions/1.json", "{}");
        assertThatThrownBy(() -> deploy("B"))
                .isInstanceOf(ServerlessException.class)
                .hasMessageContaining(PREFIX + "/functions/1.json");
    }

    private static Optional<FunctionSelection> keys(String... keys) {
        return Optional.of(new FunctionSelection(Optional.of(Set.of(keys))));
    }

    private Deployment.Result push(String code, String... keys) {
        return run(new Package(code), keys(keys));
    }

    private Deployment.Result deploy(String code) {
        target.clock().sleep(Duration.ofSeconds(1));
        return run(new Package(code), Optional.empty());
    }

    private Deployment.Result run(Package packaged, Optional<FunctionSelection> selection) {
        functions.digests.put(BUCKET + "/" + packaged.key(), packaged.digest());
        return new Deployment(target, events::add).run(packaged.folder(folder), false, Optional.empty(), selection);
    }

    private FunctionMarkers markers() {
        return new FunctionMarkers(store, BUCKET, PREFIX);
    }

    private List<String> texts() {
        return events.stream().map(DeployEvent::text).toList();
    }

    private String code(String function) {
        String digest = functions.functions.get("hello-dev-" + function).codeSha256();
        return List.of("A", "B", "C", "D", "E").stream()
                .filter(code -> Sha256.of(code).base64().equals(digest))
                .findFirst()
                .orElseThrow();
    }

    private String property(String function, String name) {
        return Json.compact(functions
                .functions
                .get("hello-dev-" + function)
                .properties()
                .get(name)
                .orElseThrow());
    }

    private static String key(String code) {
        return PREFIX + "/code/" + Sha256.of(code).hex() + ".zip";
    }

    /** CloudFormation changes what differs between templates, then publishes new versions. */
    private void apply(Value.Mapping template) {
        for (TemplateFunction function : TemplateFunction.of(template)) {
            Optional<TemplateFunction> before = TemplateFunction.of(last).stream()
                    .filter(other -> other.logicalId().equals(function.logicalId()))
                    .findFirst();
            if (!before.equals(Optional.of(function))) {
                functions.given(
                        function.name().orElseThrow(),
                        functions.digests.get(BUCKET + "/"
                                + function.properties()
                                        .section("Code")
                                        .text("S3Key")
                                        .orElseThrow()),
                        resolved(function.properties()));
            }
        }
        Value.Mapping resources = template.section("Resources");
        resources.entries().keySet().stream()
                .filter(id -> resources.section(id).text("Type").equals(Optional.of("AWS::Lambda::Version")))
                .filter(id -> last.section("Resources").get(id).isEmpty())
                .forEach(id -> publish(id.startsWith("One") ? "hello-dev-one" : "hello-dev-two"));
        last = template;
    }

    private void publish(String name) {
        String snapshot = functions.functions.get(name).codeSha256()
                + functions.functions.get(name).properties();
        List<String> published = versions.computeIfAbsent(name, key -> new ArrayList<>());
        assertThat(published.isEmpty() ? "" : published.get(published.size() - 1))
                .as("A version for this Lambda function exists")
                .isNotEqualTo(snapshot);
        published.add(snapshot);
    }

    private static Value.Mapping resolved(Value.Mapping properties) {
        String text = Json.compact(properties).replaceAll("\\{\"Ref\":\"[A-Za-z]+\"}", "\"resolved\"");
        Value.Mapping all = (Value.Mapping) Json.parse(text, "function");
        return all.get("Timeout").isPresent() ? all : all.with("Timeout", Value.of(3));
    }

    /** What somebody packaged in a checkout of its own. */
    private static final class Package {

        private final String code;
        private Optional<Integer> kept = Optional.empty();
        private String template;

        Package(String code) {
            this.code = code;
            this.template = "{\"Resources\":{\"ServerlessDeploymentBucket\":{\"Type\":\"AWS::S3::Bucket\"},"
                    + "\"Table\":{\"Type\":\"T\"},"
                    + function(
                            "One",
                            ",\"Timeout\":6,\"Role\":\"first\",\"Environment\":{\"Variables\":"
                                    + "{\"TABLE\":{\"Ref\":\"Table\"},\"MODE\":\"quiet\"}}")
                    + ","
                    + function("Two", "")
                    + "},\"Outputs\":{\"One\":{\"Value\":{\"Ref\":\"" + version("One") + "\"}},"
                    + "\"ServerlessDeploymentBucketName\":{\"Value\":{\"Ref\":\"ServerlessDeploymentBucket\"}}}}";
        }

        private String function(String id, String properties) {
            return "\"" + id
                    + "LambdaFunction\":{\"Type\":\"AWS::Lambda::Function\",\"Properties\":{\"FunctionName\":\"hello-dev-"
                    + id.toLowerCase(java.util.Locale.ROOT)
                    + "\",\"Code\":{\"S3Bucket\":{\"Ref\":\"ServerlessDeploymentBucket\"},"
                    + "\"S3Key\":\"" + key() + "\"}" + properties + "}},\"" + version(id)
                    + "\":{\"Type\":\"AWS::Lambda::Version\",\"Properties\":{\"FunctionName\":{\"Ref\":\"" + id
                    + "LambdaFunction\"},\"CodeSha256\":\"" + digest() + "\"}}";
        }

        private String version(String id) {
            return id + "LambdaVersion" + code;
        }

        Package with(String before, String after) {
            assertThat(template).contains(before);
            template = template.replace(before, after).replace("LambdaVersion" + code, "LambdaVersionOther" + code);
            return this;
        }

        Package keeping(int deployments) {
            kept = Optional.of(deployments);
            return this;
        }

        String key() {
            return FunctionPathTest.key(code);
        }

        String digest() {
            return Sha256.of(code).base64();
        }

        DeploymentFolder folder(Path parent) {
            try {
                Path folder = Files.createTempDirectory(parent, code);
                Path zip = Files.writeString(folder.resolve("hello.zip"), code);
                DeploymentFolder.complete(
                        folder,
                        manifest()
                                .templateSha256(Sha256.of(template).hex())
                                .artifacts(List.of(DeploymentFolder.describe(Artifact.of(zip), key())))
                                .bucket(new BucketOptions(
                                        Optional.empty(), Optional.empty(), BucketOptions.Encryption.NONE, kept))
                                .function("one", "hello-dev-one")
                                .function("two", "hello-dev-two")
                                .build(),
                        template,
                        Optional.empty());
                return DeploymentFolder.read(folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
