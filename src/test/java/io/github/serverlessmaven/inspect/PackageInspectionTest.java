/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.artifact.PackagingException;
import io.github.serverlessmaven.diagnostic.Diagnostic;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.diagnostic.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackageInspectionTest {

    private static final String HELLO = "package app; public class Hello { public String say() { return \"\"; } }";
    private static final int X86_64 = 0x3E;
    private static final int ARM64 = 0xB7;

    private String handler = "app.Hello::say";
    private String runtime = "java17";
    private String architecture = "x86_64";
    private Optional<Path> classes = Optional.empty();
    private List<Path> dependencies = List.of();
    private List<Path> layers = List.of();
    private CompiledPackage code = new CompiledPackage();

    @TempDir
    Path folder;

    @BeforeEach
    void compile() throws IOException {
        code = new CompiledPackage().classes(HELLO);
    }

    @Test
    void aGoodPackageHasNoProblem() throws IOException {
        assertThat(problems()).isEmpty();
    }

    @Test
    void classesThatAreTooNewForTheRuntimeAreReported() throws IOException {
        runtime = "java11";
        assertThat(problems())
                .containsExactly("ERROR CLASS_TOO_NEW the runtime java11 cannot load app.Hello, which needs Java 17");
    }

    @Test
    void aJarThatIsTooNewIsReportedOnce() throws IOException {
        runtime = "java11";
        code = new CompiledPackage()
                .release(11)
                .classes(HELLO)
                .jar(
                        "new.jar",
                        new CompiledPackage().classes("package a; public class A {}", "package b; public class B {}"))
                .jar("other.jar", new CompiledPackage().classes("package c; public class C {}"));
        assertThat(problems())
                .containsExactly(
                        "ERROR CLASS_TOO_NEW the runtime java11 cannot load lib/new.jar (and 1 more), which needs Java 17");
    }

    @Test
    void whatAJarHasForOtherReleasesIsNotLoaded() throws IOException {
        runtime = "java8.al2";
        byte[] newer = Files.readAllBytes(classFile(17));
        code = new CompiledPackage()
                .release(8)
                .classes(HELLO)
                .file("META-INF/versions/17/app/Hello.class", newer)
                .file("module-info.class", newer);
        assertThat(problems()).isEmpty();
        runtime = "java17";
        code.file("META-INF/versions/17/app/Later.class", Files.readAllBytes(classFile(17)));
        assertThat(problems()).isEmpty();
    }

    @Test
    void aLibraryForAnotherProcessorIsReported() throws IOException {
        code.jar("tc.jar", new CompiledPackage().file("META-INF/native/libtc_aarch_64.so", elf(ARM64)));
        assertThat(problems())
                .containsExactly("WARNING NATIVE_LIBRARY_FOREIGN the native library tc is there for arm64,"
                        + " but the function runs on x86_64");
        architecture = "arm64";
        assertThat(problems()).isEmpty();
    }

    @Test
    void aLibraryThatIsThereForEveryProcessorIsFine() throws IOException {
        code.jar("tc-arm.jar", new CompiledPackage().file("META-INF/native/libtc_aarch_64.so", elf(ARM64)))
                .jar("tc-x86.jar", new CompiledPackage().file("META-INF/native/libtc_x86_64.so", elf(X86_64)))
                .jar(
                        "snappy.jar",
                        new CompiledPackage()
                                .file("native/Linux/aarch64/libsnappy.so", elf(ARM64))
                                .file("native/Linux/x86_64/libsnappy.so", elf(X86_64))
                                .file("native/Windows/x86_64/snappy.dll", new byte[64])
                                .file("native/readme.so", "no machine code".getBytes(StandardCharsets.UTF_8)));
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "lib/osx-aarch64/libbrotli.dylib, CFFAEDFE, brotli, macOS",
        "libbrotli.jnilib, CAFEBABE, brotli, macOS",
        "brotli_win64.dll, 4D5A9000, brotli, Windows",
        "node_modules/@img/sharp-darwin-arm64/lib/sharp-darwin-arm64.node, CFFAEDFE, sharp, macOS",
        "native/linux-musl/x86_64/libsqlite.so, 7F454C46, sqlite, musl",
    })
    void aLibraryForAnotherSystemOnlyIsReported(String name, String head, String library, String system)
            throws IOException {
        byte[] content = head.equals("7F454C46") ? elf(X86_64) : new byte[64];
        System.arraycopy(HexFormat.of().parseHex(head), 0, content, 0, 4);
        code.file(name, content);
        assertThat(problems())
                .containsExactly("WARNING NATIVE_LIBRARY_FOREIGN the native library " + library + " is there for "
                        + system + ", but the function runs on Linux, x86_64");
        code.file("linux-x86_64/lib" + library + ".so", elf(X86_64));
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/native/libnetty_transport_native_kqueue_x86_64.jnilib",
                "META-INF/native/libnetty_resolver_dns_native_macos_aarch_64.jnilib",
                "node_modules/fsevents/fsevents.node"
            })
    void whatOnlyAnotherSystemHasIsNotMissed(String name) throws IOException {
        code.file(name, HexFormat.of().parseHex("CFFAEDFE" + "00".repeat(60)));
        assertThat(problems()).isEmpty();
    }

    @Test
    void aPackageThatIsTooLargeWithItsLayersIsReported() throws IOException {
        Path layer = folder.resolve("layer.zip");
        zeros(layer, "java/data.bin", 200 << 20);
        layers = List.of(layer);
        assertThat(problems()).isEmpty();
        Path other = folder.resolve("other.zip");
        zeros(other, "java/more.bin", 50 << 20);
        layers = List.of(layer, other);
        assertThat(problems())
                .singleElement()
                .asString()
                .matches(
                        "ERROR PACKAGE_TOO_LARGE the package unzips to 262.1 MB with its layers, [0-9]+ bytes more than"
                                + " the 250 MB .262,144,000 bytes. that Lambda takes.*");
        assertThat(inspect(code.writeTo(folder.resolve("code.zip")))
                        .errors()
                        .get(0)
                        .remedy())
                .contains("The largest files are java/data.bin (209.7 MB), java/more.bin (52.4 MB)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"app.jsa", "cache/app.aot"})
    void anArchiveOfClassDataIsReported(String name) throws IOException {
        code.file(name, new byte[10]);
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("WARNING CLASS_DATA_ARCHIVE the archive of class data " + name);
    }

    @Test
    void classesThatWereMergedTwiceAreReported() throws IOException {
        Path zip = code.writeTo(folder.resolve("code.zip"));
        try (ZipArchiveOutputStream twice =
                new ZipArchiveOutputStream(folder.resolve("twice.zip").toFile())) {
            byte[] hello = Files.readAllBytes(classFile(17));
            for (int i = 0; i < 2; i++) {
                twice.putArchiveEntry(new ZipArchiveEntry("app/Hello.class"));
                twice.write(hello);
                twice.closeArchiveEntry();
            }
        }
        assertThat(problems(zip)).isEmpty();
        assertThat(problems(folder.resolve("twice.zip")))
                .containsExactly(
                        "WARNING DUPLICATE_CLASSES app.Hello is in twice.zip more than once; which one is loaded is chance");
    }

    @Test
    void serviceProvidersThatWereLostInMergingAreReported() throws IOException {
        dependencies = List.of(
                provider("app.One").writeTo(folder.resolve("one.jar")),
                provider("app.Two # the second").writeTo(folder.resolve("two.jar")),
                provider("left.Out").writeTo(folder.resolve("three.jar")));
        String providers = "package app; public class One {} class Two {}";
        code.classes(providers).file("META-INF/services/app.Codec", "app.One\n".getBytes(StandardCharsets.UTF_8));
        assertThat(problems())
                .containsExactly("WARNING LOST_SERVICE merging jars into code.zip lost the service provider app.Two");
    }

    @Test
    void serviceProvidersWhoseClassesWereRemovedAreReported() throws IOException {
        dependencies = List.of(provider("lib.Codec")
                .classes("package lib; public class Codec {}")
                .writeTo(folder.resolve("one.jar")));
        code.file("META-INF/services/app.Codec", "lib.Codec\n".getBytes(StandardCharsets.UTF_8));
        assertThat(problems())
                .containsExactly("WARNING LOST_SERVICE merging jars into code.zip lost the service provider lib.Codec");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/services/javax.annotation.processing.Processor",
                "META-INF/services/com.sun.source.util.Plugin"
            })
    void whatOnlyCompilersLookUpIsNotMissed(String service) throws IOException {
        dependencies = List.of(new CompiledPackage()
                .file(service, "app.Hello".getBytes(StandardCharsets.UTF_8))
                .writeTo(folder.resolve("one.jar")));
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/org/apache/logging/log4j/core/config/plugins/Log4j2Plugins.dat",
                "META-INF/spring.factories",
                "META-INF/spring.handlers",
                "META-INF/spring/org.example.AutoConfiguration.imports",
                "META-INF/cxf/bus-extensions.txt",
                "reference.conf"
            })
    void aFileThatMergingKeptOfOneJarOnlyIsReported(String name) throws IOException {
        mergeFiles(name, "one = 1\n", "two = 2\n");
        code.file(name, "one = 1\n".getBytes(StandardCharsets.UTF_8));
        assertThat(problems())
                .containsExactly("WARNING LOST_FILE merging jars into code.zip kept " + name + " of one jar only");
        code.file(name, "one = 1\ntwo = 2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(problems()).isEmpty();
    }

    @Test
    void aFileThatHoldsWhatTheOthersSayLostNothing() throws IOException {
        mergeFiles("META-INF/spring.handlers", "# of one\none = 1\ntwo = 2\n", "two = 2\n");
        code.file("META-INF/spring.handlers", "# of one\none = 1\ntwo = 2\n".getBytes(StandardCharsets.UTF_8));
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "META-INF/LICENSE.txt",
                "META-INF/MANIFEST.MF",
                "META-INF/maven/g/a/pom.xml",
                "messages.properties"
            })
    void aFileThatIsNotReadFromEveryJarIsNotMissed(String name) throws IOException {
        mergeFiles(name, "one", "two");
        code.file(name, "one".getBytes(StandardCharsets.UTF_8));
        assertThat(problems()).isEmpty();
    }

    private void mergeFiles(String name, String one, String two) throws IOException {
        code.classes("package a; public class A {}", "package b; public class B {}");
        dependencies = List.of(
                new CompiledPackage()
                        .classes("package a; public class A {}")
                        .file(name, one.getBytes(StandardCharsets.UTF_8))
                        .writeTo(folder.resolve("one.jar")),
                new CompiledPackage()
                        .classes("package b; public class B {}")
                        .file(name, two.getBytes(StandardCharsets.UTF_8))
                        .writeTo(folder.resolve("two.jar")));
    }

    private static final String LIBRARY =
            "package lib; public class Text { public static String of(Object o) { return \"\"; } }";
    private static final String USER =
            "package app; public class Hello { public String say() { return lib.Text.of(this); } }";

    @Test
    void aClassThatTheCodeUsesAndThePackageLacksIsReported() throws IOException {
        code = new CompiledPackage().classesWithout("lib/", LIBRARY, USER);
        String problem = "WARNING CLASS_MISSING app.Hello uses lib.Text, which is not in the package code.zip";
        assertThat(problems()).containsExactly(problem);
        code.jar("other.jar", new CompiledPackage().classes("package other; public class A {}"));
        assertThat(problems()).containsExactly(problem);
        code.jar("lib.jar", new CompiledPackage().classes(LIBRARY));
        assertThat(problems()).isEmpty();
    }

    @Test
    void aClassOfAKnownLayerIsNotMissingAndThatOfAnUnknownOneMayBeThere() throws IOException {
        code = new CompiledPackage().classesWithout("lib/", LIBRARY, USER);
        Path jar = new CompiledPackage().classes(LIBRARY).writeTo(folder.resolve("text.jar"));
        layers = List.of(new CompiledPackage()
                .file("java/lib/text.jar", Files.readAllBytes(jar))
                .writeTo(folder.resolve("layer.zip")));
        assertThat(problems()).isEmpty();
    }

    @Test
    void aJarForAllLooksOnlyAtTheModulesOwnCode() throws IOException {
        String optional = "package vendor; public class Driver { Object o = new lib.Text(); }";
        code = new CompiledPackage().classesWithout("lib/", LIBRARY, optional, HELLO);
        assertThat(problems()).isEmpty();
        classes = Optional.of(folder.resolve("classes"));
        Files.createDirectories(folder.resolve("classes/app"));
        Files.copy(classFile(17), folder.resolve("classes/app/Hello.class"));
        assertThat(problems()).isEmpty();
    }

    @Test
    void annotationsAndSignaturesNeedNoClass() throws IOException {
        code = new CompiledPackage()
                .classesWithout(
                        "lib/",
                        "package lib; import java.lang.annotation.*; @Retention(RetentionPolicy.RUNTIME) public @interface Note {}",
                        "package app; @lib.Note public class Hello { @lib.Note public String say() { return \"\"; } }");
        assertThat(problems()).isEmpty();
    }

    @Test
    void whatTheRuntimeBringsIsNotMissing() throws IOException {
        code = new CompiledPackage().classes("""
                package app;
                import com.amazonaws.services.lambda.runtime.*;
                public class Hello {
                  public String say(Object event, Context context) { context.getLogger().log("x"); return ""; }
                }
                """);
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "nodejs22.x, src/orders.handler, src/orders.mjs",
        "nodejs22.x, orders.v2.handler, orders.js",
        "python3.12, orders.handler, orders.py",
        "python3.12, src.orders.handler, src/orders.py",
        "python3.12, src/orders.handler, src/orders/__init__.py",
        "python3.12, /opt/wrapper.handler, none.py",
        "python3.12, orders.handler, orders.cpython-312-x86_64-linux-gnu.so",
        "provided.al2023, anything, bootstrap",
    })
    void theFileOfAScriptIsFound(String runtime, String handler, String file) throws IOException {
        this.runtime = runtime;
        this.handler = handler;
        code = new CompiledPackage().file(file, new byte[0]);
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"python/orders.py", "python/lib/python3.12/site-packages/orders/__init__.py"})
    void theFileOfAPythonHandlerMayBeInALayer(String file) throws IOException {
        runtime = "python3.12";
        handler = "orders.handler";
        layers = List.of(new CompiledPackage().file(file, new byte[0]).writeTo(folder.resolve("layer.zip")));
        assertThat(problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nodejs22.x | src/order.handler | there is no file src/order.js in the package code.zip | Did you mean \"src/orders.handler\"?",
                "python3.12 | other.handler     | there is no file other.py in the package code.zip | Check the handler's path, and that package.patterns do not leave the file out.",
                "python3.12 | handler           | must be a file and a function joined by a dot, but is \"handler\" | Write it as in src/orders.handler.",
            })
    void aMissingFileOfAScriptIsReported(String runtime, String handler, String problem, String remedy)
            throws IOException {
        this.runtime = runtime;
        this.handler = handler;
        code = new CompiledPackage().file("src/orders.js", new byte[0]);
        Diagnostic found =
                inspect(code.writeTo(folder.resolve("code.zip"))).errors().get(0);
        assertThat(found.problem()).isEqualTo(problem);
        assertThat(found.remedy()).isEqualTo(remedy);
    }

    @Test
    void aClassThatIsBrokenIsNamed() throws IOException {
        code = new CompiledPackage().file("app/Hello.class", "no class".getBytes(StandardCharsets.UTF_8));
        assertThat(problems())
                .containsExactly(
                        "ERROR HANDLER_CLASS_MISSING the file of the class app.Hello in the package code.zip cannot be read");
    }

    @Test
    void aJarThatIsBrokenIsNamed() throws IOException {
        code.file("lib/broken.jar", "no zip".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(this::problems)
                .isInstanceOf(PackagingException.class)
                .hasMessageStartingWith("lib/broken.jar in code.zip cannot be read as a zip or jar: ");
    }

    private CompiledPackage provider(String lines) {
        return new CompiledPackage()
                .file("META-INF/services/app.Codec", (lines + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private Path classFile(int release) throws IOException {
        Path zip = new CompiledPackage().release(release).classes(HELLO).writeTo(folder.resolve("hello.zip"));
        try (java.util.zip.ZipFile file = new java.util.zip.ZipFile(zip.toFile())) {
            return Files.write(
                    folder.resolve("Hello.class"),
                    file.getInputStream(file.getEntry("app/Hello.class")).readAllBytes());
        }
    }

    private static byte[] elf(int machine) {
        byte[] head = new byte[64];
        head[0] = 0x7f;
        head[1] = 'E';
        head[2] = 'L';
        head[3] = 'F';
        head[18] = (byte) machine;
        return head;
    }

    private static void zeros(Path zip, String name, int size) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip.toFile())) {
            out.putArchiveEntry(new ZipArchiveEntry(name));
            byte[] megabyte = new byte[1 << 20];
            for (int i = 0; i < size >> 20; i++) {
                out.write(megabyte);
            }
            out.closeArchiveEntry();
        }
    }

    @Test
    void anImagesHandlerIsLookedForInItsClassesAndJars() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        Path jar = new CompiledPackage()
                .classes("package lib; public class Base { public void run() {} }")
                .writeTo(folder.resolve("lib.jar"));
        assertThat(inImage("lib.Base::run", classes, jar)).isEmpty();
        assertThat(inImage("com.example.Missing", classes, jar))
                .containsExactly("there is no class com.example.Missing in the image app");
    }

    private static List<String> inImage(String handler, Path classes, Path jar) {
        Diagnostics diagnostics = new Diagnostics();
        new PackageInspection(Optional.empty(), List.of(), diagnostics)
                .inspect(List.of(new InspectedFunction(
                        handler,
                        "java21",
                        "x86_64",
                        "functions.f.handler",
                        Optional.empty(),
                        classes,
                        List.of(jar),
                        Optional.of("app"),
                        List.of(),
                        false,
                        Set.of(),
                        List.of())));
        return diagnostics.errors().stream().map(Diagnostic::problem).toList();
    }

    private List<String> problems() throws IOException {
        return problems(code.writeTo(folder.resolve("code.zip")));
    }

    private List<String> problems(Path zip) {
        Diagnostics found = inspect(zip);
        return Stream.concat(found.errors().stream(), found.warnings().stream())
                .map(each -> (each.severity() == Severity.ERROR ? "ERROR " : "WARNING ") + each.code() + " "
                        + each.problem())
                .toList();
    }

    private Diagnostics inspect(Path zip) {
        Diagnostics diagnostics = new Diagnostics();
        new PackageInspection(classes, dependencies, diagnostics)
                .inspect(List.of(new InspectedFunction(
                        handler,
                        runtime,
                        architecture,
                        "functions.f.handler",
                        Optional.empty(),
                        zip,
                        layers,
                        false,
                        Set.of())));
        return diagnostics;
    }
}
