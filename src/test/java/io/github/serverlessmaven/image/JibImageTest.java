/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import static io.github.serverlessmaven.image.JibFolder.ARM;
import static io.github.serverlessmaven.image.JibFolder.X86;
import static io.github.serverlessmaven.image.JibFolder.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.EntryTime;
import io.github.serverlessmaven.external.Registry;
import io.github.serverlessmaven.image.RegistryAccess.Login;
import io.github.serverlessmaven.model.JibBuild;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JibImageTest {

    @TempDir
    static Path shared;

    private static Registry registry;
    private static String base;

    @TempDir
    Path folder;

    private JibFolder module;

    @BeforeAll
    static void pushABase() throws IOException {
        registry = Registry.start(shared.resolve("registry"));
        base = registry.address() + "/lambda/java:21";
        JibFolder bases = new JibFolder(shared.resolve("bases"));
        registry.push(bases.base("x86", X86).folder(), "lambda/java:21");
        registry.push(bases.base("arm", ARM).folder(), "lambda/java:arm");
    }

    @AfterAll
    static void stopTheRegistry() {
        if (registry != null) {
            registry.close();
        }
    }

    @BeforeEach
    void compileAModule() throws IOException {
        module = new JibFolder(folder.resolve("app"));
    }

    @Test
    void whatChangesOftenLiesAboveWhatDoesNot() throws IOException {
        ImageLayout image = module.build(from(base));
        String config = config(image);
        assertThat(config)
                .containsSubsequence(
                        "\"files\"",
                        "\"dependencies\"",
                        "\"snapshots\"",
                        "\"modules\"",
                        "\"resources\"",
                        "\"classes\"");
        assertThat(image.layers()).hasSize(6);
    }

    @Test
    void anotherReaderFindsClassesAndJarsWhereAwsLooks() throws IOException {
        ImageLayout image = module.build(from(base));
        Path rootfs = Unpacked.image(image, folder.resolve("rootfs"));
        try (Stream<Path> files = Files.walk(rootfs)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> rootfs.relativize(file).toString()))
                    .containsExactlyInAnyOrder(
                            "lambda-entrypoint.sh",
                            "var/task/application.properties",
                            "var/task/com/example/Hello.class",
                            "var/task/lib/released-1.0.jar",
                            "var/task/lib/sibling-1.0.jar",
                            "var/task/lib/snapshot-1.0.jar");
        }
    }

    @Test
    void theEntryPointOfAwssBaseStaysAndTheHandlerIsTheCommand() throws IOException {
        String config = Registry.skopeo(
                "inspect", "--config", "oci:" + module.build(from(base)).folder());
        assertThat(config.replaceAll("\\s", ""))
                .contains("\"Entrypoint\":[\"/lambda-entrypoint.sh\"]")
                .contains("\"Cmd\":[\"com.example.Hello\"]")
                .contains("\"WorkingDir\":\"/var/task\"")
                .contains("\"created\":\"1970-01-01T00:00:00Z\"")
                .contains("\"architecture\":\"amd64\"");
    }

    @Test
    void settingsAreInTheConfiguration() throws IOException {
        module.time = EntryTime.of(Optional.of("2026-11-23T00:00:00Z"));
        Files.createDirectories(module.path.resolve("src/image"));
        module.write("src/image/opt/agent.txt", "agent");
        ImageLayout image = module.build(new JibBuild(
                Optional.of(base),
                Optional.empty(),
                List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"),
                Map.of("STAGE", "prod"),
                Map.of("team", "orders"),
                Map.of("src/image", "/"),
                Optional.of("nobody")));
        assertThat(config(image))
                .contains("\"JAVA_TOOL_OPTIONS=-Xshare:auto -XX:TieredStopAtLevel=1\"")
                .contains("\"STAGE=prod\"")
                .contains("\"LAMBDA_TASK_ROOT=/var/task\"")
                .contains("\"Labels\":{\"team\":\"orders\"}")
                .contains("\"User\":\"nobody\"")
                .contains("\"created\":\"2026-11-23T00:00:00Z\"");
        assertThat(Unpacked.image(image, folder.resolve("rootfs")).resolve("opt/agent.txt"))
                .hasContent("agent");
    }

    @Test
    void theSameInputsGiveTheSameDigestInAnyFolderAndTimeZone() throws IOException {
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            String here = module.build(from(base)).digest();
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            String there = new JibFolder(folder.resolve("a longer name/app"))
                    .build(from(base))
                    .digest();
            assertThat(there).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void aChangedClassIsOneNewLayer() throws IOException {
        List<ImageBlob> before = module.build(from(base)).layers();
        module.write("target/classes/com/example/Hello.class", "another one");
        List<ImageBlob> after = module.build(from(base)).layers();
        assertThat(after.subList(0, 5)).isEqualTo(before.subList(0, 5));
        assertThat(after.get(5)).isNotEqualTo(before.get(5));
    }

    @Test
    void layersOfTheBaseStayAsTheyAre() throws IOException {
        ImageLayout image = module.build(from(base));
        String raw = Registry.skopeo("inspect", "--raw", "--tls-verify=false", registry.url("lambda/java:21"));
        assertThat(raw).contains(image.layers().get(0).digest());
        assertThat(Files.getAttribute(image.file(image.layers().get(0)), "unix:nlink"))
                .isEqualTo(2); // with the cache
    }

    @Test
    void partsOfAnEarlierImageGo() throws IOException {
        ImageLayout before = module.build(from(base));
        module.write("target/classes/com/example/Hello.class", "another one");
        module.build(from(base));
        assertThat(before.file(before.manifest())).doesNotExist();
        assertThat(before.file(before.layers().get(5))).doesNotExist();
    }

    @Test
    void anUnchangedImageIsNotWrittenAgain() throws IOException {
        ImageLayout before = module.build(from(base));
        Object written = Files.getLastModifiedTime(before.file(before.manifest()));
        Object index = Files.getAttribute(before.folder().resolve("index.json"), "unix:ctime");
        ImageLayout after = module.build(from(base));
        assertThat(after).isEqualTo(before);
        assertThat((Object) Files.getLastModifiedTime(after.file(after.manifest())))
                .isEqualTo(written);
        assertThat(Files.getAttribute(after.folder().resolve("index.json"), "unix:ctime"))
                .isEqualTo(index);
    }

    @Test
    void anImageThatIsPushedKeepsItsDigest() throws IOException {
        ImageLayout image = module.build(from(base));
        registry.push(image.folder(), "app:1");
        assertThat(Registry.skopeo("inspect", "--tls-verify=false", registry.url("app:1")))
                .contains(image.digest());
    }

    @Test
    void offlineTheBaseComesFromTheCache() throws IOException {
        String digest = module.build(from(base)).digest();
        module.offline = true;
        assertThat(module.build(from(base)).digest()).isEqualTo(digest);
    }

    @Test
    void offlineABaseThatWasNeverDownloadedIsRefused() {
        module.offline = true;
        assertRefused(from(base), "was not downloaded yet, and Maven works offline", "Build once without -o.");
    }

    @Test
    void aBaseByDigestIsDownloadedOnce() throws IOException {
        String digest = Registry.skopeo(
                        "inspect", "--tls-verify=false", "--format", "{{.Digest}}", registry.url("lambda/java:21"))
                .strip();
        Path copy = folder.resolve("other");
        try (Registry other = Registry.start(copy)) {
            JibFolder bases = new JibFolder(folder.resolve("bases"));
            other.push(bases.base("x86", X86).folder(), "lambda/java:21");
            JibBuild build = from(other.address() + "/lambda/java@" + digest);
            module.build(build);
            other.close();
            assertThat(module.build(build).layers()).hasSize(6);
        }
    }

    @Test
    void aMissingBaseIsToldByItsName() {
        assertRefused(from(registry.address() + "/lambda/java:22"), "has no base image", "Check its name and its tag.");
    }

    @Test
    void aBaseForAnotherProcessorIsRefused() {
        assertRefused(
                from(registry.address() + "/lambda/java:arm"),
                "is for linux/arm64, but the functions run on linux/amd64",
                "Choose a base image for linux/amd64");
    }

    @Test
    void anIndexWithoutThePlatformIsRefused() throws Exception {
        pushIndex("lambda/java", "arm", "index");
        assertRefused(
                from(registry.address() + "/lambda/java:index"),
                "is not there for linux/amd64",
                "Choose a base image for linux/amd64");
        assertThat(module.build(from(registry.address() + "/lambda/java:index"), ARM, module.modules())
                        .layers())
                .hasSize(6);
    }

    /** An index of one image for arm64. */
    private static void pushIndex(String repository, String tag, String name) throws Exception {
        String raw = Registry.skopeo("inspect", "--raw", "--tls-verify=false", registry.url(repository + ":" + tag));
        String digest = Registry.skopeo(
                        "inspect",
                        "--tls-verify=false",
                        "--format",
                        "{{.Digest}}",
                        registry.url(repository + ":" + tag))
                .strip();
        String type = "application/vnd.oci.image.index.v1+json";
        String index = "{\"schemaVersion\":2,\"mediaType\":\"" + type
                + "\",\"manifests\":[{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\""
                + digest
                + "\",\"size\":" + raw.length() + ",\"platform\":{\"os\":\"linux\",\"architecture\":\"arm64\"}}]}";
        int status = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://" + registry.address() + "/v2/" + repository + "/manifests/" + name))
                                .header("Content-Type", type)
                                .PUT(HttpRequest.BodyPublishers.ofString(index))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
        assertThat(status).isEqualTo(201);
    }

    @Test
    void aBaseMayBeAnArchive() throws IOException {
        Registry.skopeo(
                "copy",
                "--src-tls-verify=false",
                registry.url("lambda/java:21"),
                "docker-archive:" + module.path.resolve("base.tar"));
        ImageLayout image = module.build(from("tar://base.tar"));
        assertThat(image.layers()).hasSize(6);
        assertThat(config(image)).contains("/lambda-entrypoint.sh");
        assertThat(Unpacked.image(image, folder.resolve("rootfs")).resolve("lambda-entrypoint.sh"))
                .exists();
    }

    @Test
    void anArchiveThatIsMissingIsTold() {
        assertRefused(from("tar://base.tar"), "base.tar does not hold one image", "docker save");
    }

    @Test
    void aNameThatIsNoneIsRefused() {
        assertRefused(
                from("Not A Name"), "\"Not A Name\" is not a name of a base image", "public.ecr.aws/lambda/java:21");
    }

    @Test
    void aRegistryThatIsDownIsToldAtOnce() {
        assertRefused(from("127.0.0.1:1/lambda/java:21"), "cannot be had from 127.0.0.1:1", "Check the address");
    }

    @Test
    void aClosedRegistryAsksForALogin() throws IOException {
        try (Registry closed = Registry.startClosed(folder.resolve("closed"))) {
            JibFolder bases = new JibFolder(folder.resolve("bases"));
            closed.push(bases.base("x86", X86).folder(), "lambda/java:21");
            JibBuild build = from(closed.address() + "/lambda/java:21");
            assertRefused(build, "without a login", "add a <server> with the id " + closed.address());
            module.login = Optional.of(new Login(Registry.USER, "wrong"));
            assertRefused(build, "to the user \"reader\"", "Correct the user and the password");
            module.login = Optional.of(new Login(Registry.USER, Registry.PASSWORD));
            assertThat(module.build(build).layers()).hasSize(6);
        }
    }

    @Test
    void aProxyLeadsToTheRegistryAndIsForgottenAfterwards() throws IOException {
        ProxySelector before = ProxySelector.getDefault();
        try (ForwardProxy proxy = new ForwardProxy()) {
            Login login = new Login(ForwardProxy.USER, ForwardProxy.PASSWORD);
            module.proxy = Optional.of(new HttpProxy(proxy.address(), Optional.of(login), Set.of()));
            assertThat(module.build(from(base)).layers()).hasSize(6);
            assertThat(proxy.forwarded.get()).isPositive();
            assertThat(ProxySelector.getDefault()).isSameAs(before);
            int forwarded = proxy.forwarded.get();
            module.proxy = Optional.of(new HttpProxy(proxy.address(), Optional.of(login), Set.of("127\\.0\\.0\\.1")));
            module.build(from(base));
            assertThat(proxy.forwarded.get()).isEqualTo(forwarded);
        }
    }

    @Test
    void aCacheThatCannotBeWrittenIsToldWithTheWayOut() throws IOException {
        module.cache = module.write("file", "no folder").resolve("cache");
        assertRefused(from(base), "cannot be written", "choose another folder with -Dserverless.image.cache");
    }

    private void assertRefused(JibBuild build, String problem, String remedy) {
        assertThatThrownBy(() -> module.build(build))
                .isInstanceOf(ImageException.class)
                .hasMessageContaining(problem)
                .extracting(failure -> ((ImageException) failure).remedy())
                .asString()
                .contains(remedy);
    }

    private static String config(ImageLayout image) throws IOException {
        return Files.readString(image.file(image.config()));
    }
}
