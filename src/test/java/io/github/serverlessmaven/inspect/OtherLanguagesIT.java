/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Handlers as the compilers of Kotlin and Scala make them: the inspection says of each what AWS's own runtime client does with it. */
class OtherLanguagesIT {

    private static final Path COMPILERS = Path.of(System.getProperty("serverless.test.compilers"));
    private static final Path SOURCES = Path.of("src/test/resources/handlers");

    @TempDir
    static Path folder;

    private static Path kotlin;
    private static Path scala;

    @BeforeAll
    static void compile() throws Exception {
        kotlin = packaged(
                "kotlin-stdlib",
                compiled(
                        "kotlin",
                        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
                        "-no-stdlib",
                        "-no-reflect",
                        "-jvm-target"));
        scala = packaged("scala-library", compiled("scala", "scala.tools.nsc.Main", "-release"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Events",
                "Events::handleRequest",
                "Streams",
                "Inherited",
                "Inherited::answer",
                "Delegating",
                "Default::say",
                "AllDefaults",
                "Singleton::still",
                "Host::still",
                "Plain::nothing",
                "Plain::count",
                "Plain::withContext",
                "Plain::overloads",
                "Plain$Nested",
                "OfModule",
                "HandlersKt::topLevel",
                "HandlersKt::extension"
            })
    void theseHandlersInKotlinAreFineForLambdaAndForUs(String handler) throws Exception {
        assertThat(problems("app." + handler, kotlin)).isEmpty();
        assertThat(runtimeClientTakes("app." + handler, kotlin, "kotlin")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Singleton | app.Singleton has no public constructor without parameters, so that Lambda cannot make an instance of it",
                "Base | app.Base is abstract, so that Lambda cannot make an instance of it",
                "WithParameters | app.WithParameters has no public constructor without parameters, so that Lambda cannot make an instance of it",
                "Host::member | app.Host has no public method member",
                "Host$Companion::member | app.Host$Companion has no public constructor without parameters, so that Lambda cannot make an instance of it",
                "Plain::suspending | no public method suspending of app.Plain has parameters that Lambda can give",
                "Plain::optional | no public method optional of app.Plain has parameters that Lambda can give",
                "Plain::ofValue | app.Plain has no public method ofValue",
                "Plain::ofModule | app.Plain has no public method ofModule",
                "Plain::property | app.Plain has no public method property",
                "Plain$Inner | app.Plain$Inner is an inner class that is not static, so that Lambda cannot make an instance of it",
                "OfFile | app.OfFile is not public, so that Lambda cannot make an instance of it",
                "Handlers::topLevel | there is no class app.Handlers in the package kotlin-stdlib.zip",
                "topLevel | there is no class app.topLevel in the package kotlin-stdlib.zip"
            })
    void theseHandlersInKotlinFailInLambdaAndAreReported(String handler, String problem) throws Exception {
        assertThat(problems("app." + handler, kotlin)).containsExactly(problem);
        assertThat(runtimeClientTakes("app." + handler, kotlin, "kotlin")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Events",
                "Events::handleRequest",
                "Streams",
                "Inherited",
                "Inherited::answer",
                "Singleton::handleRequest",
                "Functions::greet",
                "Functions::later",
                "Functions$Nested",
                "Companion::own",
                "Companion::still",
                "Plain::nothing",
                "Plain::count",
                "Plain::curried",
                "Plain::implicitly",
                "Plain::ofValue",
                "Plain::ofPackage",
                "Plain::function",
                "OfPackage"
            })
    void theseHandlersInScalaAreFineForLambdaAndForUs(String handler) throws Exception {
        assertThat(problems("app." + handler, scala)).isEmpty();
        assertThat(runtimeClientTakes("app." + handler, scala, "scala")).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Singleton | app.Singleton implements neither RequestHandler nor RequestStreamHandler",
                "Singleton$ | app.Singleton$ has no public constructor without parameters, so that Lambda cannot make an instance of it",
                "Base | app.Base is an interface, so that Lambda cannot make an instance of it",
                "AllDefaults | app.AllDefaults has no public constructor without parameters, so that Lambda cannot make an instance of it",
                "Plain::optional | no public method optional of app.Plain has parameters that Lambda can give",
                "Plain::hidden | app.Plain has no public method hidden",
                "Plain$Inner | app.Plain$Inner is an inner class that is not static, so that Lambda cannot make an instance of it"
            })
    void theseHandlersInScalaFailInLambdaAndAreReported(String handler, String problem) throws Exception {
        assertThat(problems("app." + handler, scala)).containsExactly(problem);
        assertThat(runtimeClientTakes("app." + handler, scala, "scala")).isFalse();
    }

    private static List<String> problems(String handler, Path code) {
        Diagnostics diagnostics = HandlerCheck.inspected(handler, code, false, Set.of());
        return Stream.concat(diagnostics.errors().stream(), diagnostics.warnings().stream())
                .map(diagnostic -> diagnostic.problem())
                .toList();
    }

    private static boolean runtimeClientTakes(String handler, Path code, String language) throws IOException {
        List<Path> classPath = new ArrayList<>(List.of(code));
        classPath.addAll(jars(language));
        return HandlerCheck.runtimeClientTakes(handler, classPath);
    }

    /** The package as the plugin makes it: classes at the root, the language's library below {@code lib/}. */
    private static Path packaged(String library, Path classes) throws IOException {
        CompiledPackage code = new CompiledPackage();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                code.file(classes.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        Path jar = jars(library.substring(0, library.indexOf('-'))).stream()
                .filter(each -> each.getFileName().toString().startsWith(library))
                .findFirst()
                .orElseThrow();
        return code.file("lib/" + jar.getFileName(), Files.readAllBytes(jar)).writeTo(folder.resolve(library + ".zip"));
    }

    private static Path compiled(String language, String compiler, String... options) throws Exception {
        Path classes = Files.createDirectories(folder.resolve(language));
        List<Path> jars = jars(language);
        String runtime = Path.of(Context.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toString();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                joined(jars),
                compiler));
        command.addAll(List.of(options));
        command.addAll(List.of("17", "-d", classes.toString(), "-cp", runtime + File.pathSeparator + joined(jars)));
        try (Stream<Path> sources = Files.list(SOURCES)) {
            sources.map(Path::toString)
                    .filter(name -> name.endsWith(language.equals("kotlin") ? ".kt" : "." + language))
                    .forEach(command::add);
        }
        Path log = folder.resolve(language + ".log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor()).as(Files.readString(log)).isZero();
        return classes;
    }

    private static String joined(List<Path> jars) {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }

    private static List<Path> jars(String language) {
        try (Stream<Path> files = Files.list(COMPILERS.resolve(language))) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
