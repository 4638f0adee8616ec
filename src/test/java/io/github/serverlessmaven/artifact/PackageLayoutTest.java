/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static io.github.serverlessmaven.artifact.PackagingFolder.contents;
import static io.github.serverlessmaven.artifact.PackagingFolder.names;
import static io.github.serverlessmaven.artifact.PackagingFolder.packaged;
import static io.github.serverlessmaven.artifact.PackagingFolder.unpacked;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageLayoutTest {

    private static final String JAVA =
            "service: demo\nprovider: {name: aws, runtime: java21}\nfunctions: {hello: {handler: h}}\n";
    private static final String NATIVE = JAVA.replace("java21", "provided.al2023") + "package: {layout: native}\n";

    @TempDir
    Path folder;

    private PackagingFolder service;

    @BeforeEach
    void buildAModule() throws IOException {
        service = new PackagingFolder(folder);
        service.write("target/classes/com/example/Hello.class", "class");
        service.jar("target/app.jar", 0, Map.of("all/in/One.class", "one"));
        service.jar("repository/lib.jar", 0, Map.of("a.txt", "a"));
    }

    @Test
    void aFlatJarHoldsTheClassesBesideTheLibraries() throws IOException {
        Artifact artifact = flat(JAVA + "package: {layout: flat-jar}\n");
        assertThat(names(artifact)).containsExactly("lib/app.jar", "lib/lib-1.0.jar");
        assertThat(contents(unpacked(artifact, "lib/app.jar", folder.resolve("app.jar"))))
                .containsExactly(
                        Map.entry("com/", ""),
                        Map.entry("com/example/", ""),
                        Map.entry("com/example/Hello.class", "class"));
    }

    private Artifact flat(String yaml) {
        RuntimeDependency library = new RuntimeDependency(
                "org.a", "lib", "1.0", Optional.empty(), folder.resolve("repository/lib.jar"), false);
        return packaged(service.workspace(), new FakeModules(Optional.of(service.module(".", library))), yaml)
                .get("hello");
    }

    @Test
    void aFunctionsLayoutGoesBeforeTheServices() throws IOException {
        Map<String, Artifact> artifacts =
                service.packaged("service: demo\nprovider: {runtime: java21}\npackage: {layout: flat-jar}\nfunctions:\n"
                        + "  one: {handler: h}\n  two: {handler: h, package: {layout: lib}}\n");
        assertThat(names(artifacts.get("one"))).containsExactly("lib/app.jar");
        assertThat(names(artifacts.get("two"))).containsExactly("com/example/Hello.class");
        assertThat(artifacts.get("one").file())
                .isNotEqualTo(artifacts.get("two").file());
    }

    @Test
    void theLayoutArtifactTakesTheModulesOwnJar() throws IOException {
        Artifact artifact =
                service.packaged(JAVA + "package: {layout: artifact}\n").get("hello");
        assertThat(contents(artifact.file())).containsExactly(Map.entry("all/in/One.class", "one"));
    }

    @Test
    void theLayoutArtifactBeforeTheJarIsBuiltIsRefused() throws IOException {
        Files.delete(folder.resolve("target/app.jar"));
        assertThatThrownBy(() -> service.packaged(JAVA + "package: {layout: artifact}\n"))
                .hasMessageContaining("The module com.example:app has no jar yet");
    }

    @ParameterizedTest
    @CsvSource({"62, x86_64", "183, arm64"})
    void aNativeExecutableBecomesAnExecutableBootstrap(int machine, String architecture) throws IOException {
        elf("target/app", machine);
        Artifact artifact = service.packaged(NATIVE.replace("handler: h", "handler: h, architecture: " + architecture))
                .get("hello");
        try (ZipFile zip = ZipFile.builder().setPath(artifact.file()).get()) {
            assertThat(zip.getEntry("bootstrap").getUnixMode()).isEqualTo(0100755);
        }
        assertThat(names(artifact)).containsExactly("bootstrap");
    }

    @Test
    void theRunnerOfQuarkusIsFound() throws IOException {
        elf("target/app-1.0-runner", 62);
        assertThat(names(service.packaged(NATIVE).get("hello"))).containsExactly("bootstrap");
    }

    @Test
    void anExecutableMayBeNamed() throws IOException {
        elf("out/server", 62);
        assertThat(names(service.packaged(NATIVE.replace("native}", "native, artifact: out/server}"))
                        .get("hello")))
                .containsExactly("bootstrap");
    }

    @Test
    void anExecutableForAnotherProcessorIsRefused() throws IOException {
        elf("target/app", 183);
        assertThatThrownBy(() -> service.packaged(NATIVE))
                .hasMessageContaining("is built for arm64, but the function's architecture is x86_64");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anExecutableOfThisMachineIsKnownByItsHeader() throws IOException {
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        service.write("target/app", "");
        Files.copy(java, folder.resolve("target/app"), StandardCopyOption.REPLACE_EXISTING);
        String here = NATIVE.replace("handler: h", "handler: h, architecture: " + (arm ? "arm64" : "x86_64"));
        String elsewhere = NATIVE.replace("handler: h", "handler: h, architecture: " + (arm ? "x86_64" : "arm64"));
        try (ZipFile zip = ZipFile.builder()
                .setPath(service.packaged(here).get("hello").file())
                .get()) {
            assertThat(zip.getInputStream(zip.getEntry("bootstrap"))).hasBinaryContent(Files.readAllBytes(java));
        }
        assertThatThrownBy(() -> service.packaged(elsewhere)).hasMessageContaining("is built for");
    }

    @Test
    void anExecutableForAnotherSystemIsRefused() throws IOException {
        service.write("target/app", "\u00cf\u00fa\u00ed\u00fe of another system");
        assertThatThrownBy(() -> service.packaged(NATIVE)).hasMessageContaining("is no Linux executable (ELF)");
    }

    @Test
    void aMissingExecutableIsRefusedWithWhereItWasLookedFor() {
        assertThatThrownBy(() -> service.packaged(NATIVE))
                .hasMessageContaining("there is neither " + folder.resolve("target/app") + " nor one *-runner");
    }

    @Test
    void functionsOfSeveralModulesFormOneService() throws IOException {
        service.write("orders/target/classes/Orders.class", "orders");
        service.write("bills/target/classes/Bills.class", "bills");
        FakeModules modules =
                new FakeModules(Optional.empty()).with(service.module("orders")).with(service.module("bills"));
        Map<String, Artifact> artifacts = packaged(
                service.workspace(),
                modules,
                "service: shop\nprovider: {runtime: java21}\nfunctions:\n"
                        + "  orders: {handler: h, package: {artifact: 'com.example:orders'}}\n"
                        + "  bills: {handler: h, package: {artifact: 'com.example:bills:1.0'}}\n"
                        + "  more: {handler: h, package: {artifact: 'com.example:orders'}}\n");
        assertThat(names(artifacts.get("orders"))).containsExactly("Orders.class");
        assertThat(names(artifacts.get("bills"))).containsExactly("Bills.class");
        assertThat(artifacts.get("more")).isEqualTo(artifacts.get("orders"));
    }

    @Test
    void anArtifactOfARepositoryMayBeNamed() throws IOException {
        Path shaded = service.jar("repository/tool-2.0-all.jar", 0, Map.of("x", "y"));
        FakeModules modules = new FakeModules(Optional.empty()).withArtifact("com.example:tool:jar:all:2.0", shaded);
        String yaml = "service: demo\nprovider: {runtime: java21}\n"
                + "functions: {hello: {handler: h, package: {artifact: 'com.example:tool:jar:all:2.0'}}}\n";
        assertThat(contents(packaged(service.workspace(), modules, yaml)
                        .get("hello")
                        .file()))
                .containsExactly(Map.entry("x", "y"));
    }

    @Test
    void aModuleThatTheBuildDoesNotHaveIsRefusedAtItsPlace() {
        String yaml = "service: demo\nprovider: {runtime: java21}\n"
                + "functions: {hello: {handler: h, package: {artifact: 'com.example:none'}}}\n";
        assertThatThrownBy(() -> service.packaged(yaml))
                .hasMessageContaining("serverless.yml:3:")
                .hasMessageContaining("functions.hello.package.artifact: There is no module com.example:none");
    }

    @Test
    void aMisspeltModuleIsGuessedAlsoInTheWrongGroup() {
        FakeModules modules = new FakeModules(Optional.empty()).with(service.module("orders"));
        for (String wrong : new String[] {"com.example:ordres", "org.elsewhere:orders"}) {
            String yaml = "service: demo\nprovider: {runtime: java21}\n"
                    + "functions: {hello: {handler: h, package: {artifact: '" + wrong + "'}}}\n";
            assertThatThrownBy(() -> packaged(service.workspace(), modules, yaml))
                    .hasMessageContaining("There is no module " + wrong + " in this build")
                    .hasMessageContaining("Did you mean \"com.example:orders\"?");
        }
    }

    @Test
    void allUnusableArtifactsAreToldAtOnce() {
        String yaml = "service: demo\nprovider: {runtime: java21}\nfunctions:\n"
                + "  one: {handler: h, package: {artifact: none.jar}}\n"
                + "  two: {handler: h, package: {artifact: target}}\n";
        assertThatThrownBy(() -> service.packaged(yaml))
                .hasMessageContaining("The artifact \"none.jar\" is not a file")
                .hasMessageContaining("The artifact \"target\" is a folder");
    }

    private void elf(String name, int machine) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        header.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1});
        header.putShort(18, (short) machine);
        service.write(name, "");
        Files.write(folder.resolve(name), header.array());
    }
}
