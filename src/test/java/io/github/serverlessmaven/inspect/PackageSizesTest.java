/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.serverlessmaven.inspect.PackagePart.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackageSizesTest {

    private static final String HELLO = "package app; public class Hello {}";
    private static final String TOOL = "package tool; public class Tool { %s }";

    private String runtime = "java21";
    private String architecture = "x86_64";
    private Map<String, String> coordinates = Map.of();

    @TempDir
    Path folder;

    @Test
    void everyByteOfAPackageIsInAPart() throws IOException {
        SizedFunction function = measured(new CompiledPackage()
                .classes(HELLO)
                .file("notes.txt", new byte[500])
                .jar("tool-1.jar", new CompiledPackage().classes(TOOL.formatted(""))));
        SizedPackage code = function.packages().get(0);
        assertThat(code.size()).isEqualTo(Files.size(code.file()));
        assertThat(code.parts())
                .extracting(PackagePart::name, PackagePart::kind, PackagePart::classes)
                .containsExactlyInAnyOrder(tuple("own code", Kind.CODE, 1), tuple("tool-1.jar", Kind.LIBRARY, 1));
        assertThat(code.overhead()
                        + function.parts().mapToLong(PackagePart::size).sum())
                .isEqualTo(code.size());
    }

    @Test
    void aJarCountsUnzippedAsTheFileItIs() throws IOException {
        CompiledPackage jar = new CompiledPackage().file("zeros", new byte[100_000]);
        SizedFunction function = measured(new CompiledPackage().jar("zeros.jar", jar));
        PackagePart part = function.parts().findFirst().orElseThrow();
        assertThat(part.unzipped()).isEqualTo(jar.bytes().length).isLessThan(1000);
        assertThat(part.unpacked()).isEqualTo(100_000);
        assertThat(function.unzipped()).isEqualTo(part.unzipped());
    }

    @Test
    void librariesHaveTheCoordinatesThatMavenKnows() throws IOException {
        coordinates = Map.of("guava-33.jar", "com.google.guava:guava:33");
        assertThat(names(new CompiledPackage().jar("guava-33.jar", text("a", "a"))))
                .containsExactly("com.google.guava:guava:33");
    }

    @Test
    void librariesHaveTheCoordinatesThatTheirBuildWroteIntoThem() throws IOException {
        assertThat(names(new CompiledPackage()
                        .jar("tool-1.0.jar", described("org.tools", "tool", "1.0"))
                        .jar("renamed.jar", described("org.tools", "tool", "1.0"))))
                .containsExactlyInAnyOrder("org.tools:tool:1.0", "renamed.jar");
    }

    @Test
    void aFileThatIsNoJarIsOwnCode() throws IOException {
        assertThat(names(text("lib/notes.jar", "no jar"))).containsExactly("own code");
    }

    @Test
    void packagesOfNpmArePartsWhereverTheyLie() throws IOException {
        runtime = "nodejs22.x";
        assertThat(measured(text("index.js", "x")
                                .file("node_modules/left-pad/index.js", bytes("y"))
                                .file("node_modules/@scope/one/a/b.js", bytes("z"))
                                .file("node_modules/@scope/one/node_modules/left-pad/index.js", bytes("w")))
                        .parts())
                .extracting(PackagePart::name, PackagePart::place)
                .containsExactlyInAnyOrder(
                        tuple("own code", ""),
                        tuple("left-pad", "node_modules/left-pad"),
                        tuple("@scope/one", "node_modules/@scope/one"),
                        tuple("left-pad", "node_modules/@scope/one/node_modules/left-pad"));
    }

    @Test
    void packagesOfPythonAreWhatTheirRecordsList() throws IOException {
        runtime = "python3.13";
        assertThat(measured(text("handler.py", "x")
                                .file("six.py", bytes("y"))
                                .file(
                                        "six-1.16.0.dist-info/RECORD",
                                        bytes("six.py,sha256=a,1\nsix-1.16.0.dist-info/RECORD,,\n"))
                                .file("other/__init__.py", bytes("z")))
                        .parts())
                .extracting(PackagePart::name, part -> part.files().size())
                .containsExactlyInAnyOrder(tuple("own code", 2), tuple("six 1.16.0", 2));
    }

    @ParameterizedTest
    @CsvSource({
        "java21,     lib/aws-lambda-java-core-1.4.0.jar,   true",
        "java21,     lib/aws-lambda-java-events-3.16.1.jar, false",
        "provided.al2023, lib/aws-lambda-java-core-1.4.0.jar, false",
        "nodejs22.x, node_modules/@aws-sdk/client-s3/a.js, true",
        "nodejs22.x, node_modules/aws-sdk/a.js,            false",
        "nodejs16.x, node_modules/aws-sdk/a.js,            true",
        "nodejs16.x, node_modules/@aws-sdk/client-s3/a.js, false",
        "nodejs22.x, node_modules/left-pad/index.js,       false"
    })
    void whatTheRuntimeBringsCouldGo(String onRuntime, String file, boolean could) throws IOException {
        runtime = onRuntime;
        CompiledPackage content = file.endsWith(".jar")
                ? new CompiledPackage().file(file, text("a", "a").bytes())
                : text(file, "x");
        assertThat(kinds(measured(content)).contains(Saving.Kind.IN_RUNTIME)).isEqualTo(could);
    }

    @Test
    void machineCodeForOthersCouldGo() throws IOException {
        architecture = "arm64";
        CompiledPackage jar = new CompiledPackage()
                .file("linux/x.so", elf(0x3E, 0))
                .file("linux/arm/x.so.1", elf(0xB7, 0))
                .file("freebsd/x.so", elf(0xB7, 9))
                .file("Linux-Musl/x.so", elf(0xB7, 0))
                .file("x.dll", startingWith(0x4D, 0x5A))
                .file("x.jnilib", startingWith(0xCF, 0xFA, 0xED, 0xFE))
                .file("empty.dll", new byte[0]);
        SizedFunction function = measured(new CompiledPackage().jar("native-1.jar", jar));
        Saving saving = function.savings().get(0);
        assertThat(saving.kind()).isEqualTo(Saving.Kind.FOREIGN_NATIVE);
        assertThat(saving.subject() + " " + saving.reason())
                .isEqualTo("native-1.jar has 5 native libraries for FreeBSD, Windows, macOS, musl, x86_64, while the"
                        + " function runs on Linux on arm64");
        assertThat(saving.bytes())
                .isEqualTo(function.parts()
                        .flatMap(part -> part.files().stream())
                        .filter(file ->
                                file.platform().isPresent() && !file.path().equals("linux/arm/x.so.1"))
                        .mapToLong(PackagedFile::size)
                        .sum());
    }

    @Test
    void aLibraryThatALayerHasTooCouldGo() throws IOException {
        byte[] library = text("a", "a").bytes();
        Path layer = new CompiledPackage().file("java/lib/tool-1.jar", library).writeTo(folder.resolve("layer.zip"));
        SizedFunction function = measured(new CompiledPackage().file("lib/tool-1.jar", library), layer);
        assertThat(function.savings())
                .extracting(Saving::kind, Saving::bytes, Saving::reason)
                .containsExactly(tuple(
                        Saving.Kind.SAME_LIBRARY,
                        (long) library.length,
                        "is there twice: java/lib/tool-1.jar is the same file as lib/tool-1.jar"));
        assertThat(function.size()).isEqualTo(Files.size(layer) + Files.size(folder.resolve("code.zip")));
    }

    @Test
    void classesThatSeveralLibrariesHaveAreFound() throws IOException {
        CompiledPackage first = new CompiledPackage().classes(TOOL.formatted(""), "package tool; class Same {}");
        CompiledPackage second = new CompiledPackage().classes(TOOL.formatted("int i;"), "package tool; class Same {}");
        SizedFunction function = measured(new CompiledPackage()
                .jar("large-1.jar", first.file("x", noise()))
                .jar("small-1.jar", second));
        assertThat(function.savings())
                .extracting(saving -> saving.kind() + " " + saving.subject() + " " + saving.reason())
                .containsExactly("SAME_CLASSES small-1.jar has 2 classes that large-1.jar has too, 1 of them with other"
                        + " content: which one is loaded is chance");
        assertThat(function.savings().get(0).bytes()).isPositive();
    }

    @Test
    void aPackageThatSeveralFunctionsRunIsReadOnce() throws IOException {
        Path code = text("a", "a").writeTo(folder.resolve("code.zip"));
        PackageSizes sizes = new PackageSizes(Map.of());
        SizedPackage first = sizes.measure(function("one", code)).packages().get(0);
        assertThat(sizes.measure(function("two", code)).packages().get(0)).isSameAs(first);
    }

    private List<String> names(CompiledPackage content) throws IOException {
        return measured(content).parts().map(PackagePart::name).toList();
    }

    private static List<Saving.Kind> kinds(SizedFunction function) {
        return function.savings().stream().map(Saving::kind).toList();
    }

    private SizedFunction measured(CompiledPackage content, Path... layers) throws IOException {
        return new PackageSizes(coordinates)
                .measure(function("hello", content.writeTo(folder.resolve("code.zip")), layers));
    }

    private FunctionPackages function(String key, Path code, Path... layers) {
        return new FunctionPackages(key, runtime, architecture, code, List.of(layers), 0);
    }

    private static CompiledPackage described(String group, String artifact, String version) {
        return text(
                "META-INF/maven/" + group + "/" + artifact + "/pom.properties",
                "groupId=" + group + "\nartifactId=" + artifact + "\nversion=" + version + "\n");
    }

    private static CompiledPackage text(String name, String content) {
        return new CompiledPackage().file(name, bytes(content));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] elf(int machine, int system) {
        byte[] file = startingWith(0x7F, 'E', 'L', 'F');
        file[7] = (byte) system;
        file[18] = (byte) machine;
        file[19] = 0;
        return file;
    }

    private static byte[] startingWith(int... head) {
        byte[] file = Arrays.copyOf(noise(), 3000);
        for (int i = 0; i < head.length; i++) {
            file[i] = (byte) head[i];
        }
        return file;
    }

    private static byte[] noise() {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        return noise;
    }
}
