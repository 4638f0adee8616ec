/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Keeps the table of packages true: who may import whom, and which library belongs to which package. */
@AnalyzeClasses(packages = "io.github.serverlessmaven", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String BASE = "io.github.serverlessmaven.";

    /** Each package with what it may import of ours. */
    static final Map<String, List<String>> MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("diagnostic", List.of()),
            Map.entry("junit", List.of()),
            Map.entry("config", List.of("diagnostic")),
            Map.entry("variable", List.of("config", "template", "diagnostic")),
            Map.entry("schema", List.of("config", "diagnostic")),
            Map.entry("template", List.of("diagnostic")),
            Map.entry("manifest", List.of("template", "diagnostic")),
            Map.entry("model", List.of("schema", "config", "manifest", "template", "diagnostic")),
            Map.entry("artifact", List.of("model", "schema", "template", "diagnostic")),
            Map.entry("image", List.of("artifact", "model", "template", "diagnostic")),
            Map.entry("inspect", List.of("artifact", "model", "template", "diagnostic")),
            Map.entry("feature", List.of("schema", "model", "template", "diagnostic")),
            Map.entry("event", List.of("feature", "model", "schema", "config", "manifest", "template", "diagnostic")),
            Map.entry(
                    "compile",
                    List.of(
                            "event",
                            "feature",
                            "artifact",
                            "model",
                            "schema",
                            "config",
                            "manifest",
                            "template",
                            "diagnostic")),
            Map.entry("deploy", List.of("image", "manifest", "template", "artifact", "diagnostic")),
            Map.entry("aws", List.of("deploy", "image", "variable", "artifact", "manifest", "template", "diagnostic")),
            Map.entry("local", List.of("deploy", "image", "artifact", "manifest", "template", "diagnostic")),
            Map.entry(
                    "workflow",
                    List.of(
                            "aws",
                            "local",
                            "deploy",
                            "compile",
                            "feature",
                            "image",
                            "inspect",
                            "artifact",
                            "model",
                            "schema",
                            "variable",
                            "config",
                            "manifest",
                            "template",
                            "diagnostic")),
            Map.entry(
                    "report",
                    List.of(
                            "workflow",
                            "compile",
                            "deploy",
                            "local",
                            "inspect",
                            "artifact",
                            "model",
                            "config",
                            "template",
                            "diagnostic"))));

    /** Each package of the local target with those it may import of the local target; the room itself puts them together. */
    static final Map<String, List<String>> LOCAL_MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("state", List.of()),
            Map.entry("log", List.of("state")),
            Map.entry("filter", List.of("state")), // AWS's own library for patterns, for all that matches them
            Map.entry("resource", List.of("filter", "log", "state")), // one class for each type of resource
            Map.entry("stack", List.of("resource", "log", "state")),
            Map.entry("http", List.of()),
            Map.entry("runtime", List.of("log", "source", "state")),
            Map.entry(
                    "service",
                    List.of(
                            "runtime", "source",
                            "state")), // servers in JVMs of their own, and what functions call there
            Map.entry("function", List.of("http", "runtime", "log", "state")),
            Map.entry(
                    "bucket",
                    List.of(
                            "service",
                            "function",
                            "runtime",
                            "http",
                            "state")), // the events of buckets, before S3Proxy
            Map.entry("table", List.of("service", "runtime", "state")), // DynamoDB Local, by the user's decision
            Map.entry("mapping", List.of()),
            Map.entry("gateway", List.of("function", "http", "mapping", "state")),
            Map.entry(
                    "schedule",
                    List.of(
                            "function",
                            "http",
                            "mapping",
                            "messaging",
                            "service",
                            "state")), // queues, topics and buses are targets too
            Map.entry("messaging", List.of("filter", "function", "http", "mapping", "service", "state")),
            Map.entry("source", List.of("state")), // queues and streams elsewhere: which one is meant
            Map.entry("stream", List.of("function", "filter", "http", "source", "state")),
            Map.entry(
                    "trigger",
                    List.of(
                            "gateway",
                            "messaging",
                            "schedule",
                            "stream",
                            "function",
                            "http",
                            "service",
                            "filter",
                            "state"))));

    /** Each package of the deployment with those it may import of the deployment. */
    private static final Map<String, List<String>> DEPLOY_MAY_IMPORT = new TreeMap<>(Map.ofEntries(
            Map.entry("port", List.of()),
            Map.entry("progress", List.of("port")),
            Map.entry("folder", List.of()),
            Map.entry("plan", List.of("folder", "plan.iam", "plan.risk")),
            Map.entry("plan.iam", List.of()),
            Map.entry("plan.risk", List.of("plan.iam")),
            Map.entry("failure", List.of("port")),
            Map.entry("function", List.of("port")),
            Map.entry("history", List.of("folder", "port")),
            Map.entry("stack", List.of("failure", "progress", "port")),
            Map.entry(
                    "step", List.of("failure", "folder", "function", "history", "plan", "progress", "stack", "port"))));

    /** Each library with the only package that may use it. */
    private static final Map<String, String> ONLY_IN = Map.ofEntries(
            Map.entry("org.snakeyaml..", "config"),
            Map.entry("com.fasterxml.jackson..", "template"),
            Map.entry("com.fasterxml.jackson.jr..", "manifest"),
            Map.entry("com.fasterxml.jackson.core..", "manifest"),
            Map.entry("org.apache.commons.compress..", "artifact"),
            Map.entry("org.eclipse.jgit..", "variable"),
            Map.entry("org.objectweb.asm..", "inspect"),
            Map.entry("software.amazon.awssdk..", "aws"),
            Map.entry("software.amazon.awssdk.eventstream..", "local"),
            Map.entry("software.amazon.event.ruler..", "local"),
            Map.entry("org.apache.hc..", "local"),
            Map.entry("com.nimbusds..", "local"),
            Map.entry("org.apache.velocity..", "local"),
            Map.entry("org.quartz..", "local"),
            Map.entry("org.java_websocket..", "local"),
            Map.entry("com.jayway.jsonpath..", "local"),
            Map.entry("net.minidev.json..", "local"),
            Map.entry("com.networknt.schema..", "local"),
            Map.entry("org.apache.maven..", "mojo"),
            Map.entry("org.eclipse.aether..", "mojo"),
            Map.entry("org.codehaus.plexus..", "mojo"),
            Map.entry("com.google.cloud.tools.jib..", "image"),
            Map.entry("org.junit.jupiter.api..", "junit"),
            Map.entry("org.junit.platform.commons..", "junit"),
            Map.entry("com.jcraft..", "image"));

    @ArchTest
    static void packagesImportOnlyWhatTheyMay(com.tngtech.archunit.core.domain.JavaClasses project) {
        MAY_IMPORT.forEach((name, allowed) -> {
            List<String> packages = new ArrayList<>(
                    allowed.stream().map(other -> BASE + other + "..").toList());
            packages.addAll(List.of(BASE + name + "..", "java..", "javax..", "org.jspecify.."));
            ONLY_IN.forEach((library, owner) -> {
                if (owner.equals(name)) {
                    packages.add(library);
                }
            });
            ArchRule rule = classes()
                    .that()
                    .resideInAPackage(BASE + name + "..")
                    .should()
                    .onlyDependOnClassesThat(inAnyOf(packages))
                    .as("package " + name + " imports only " + packages);
            rule.check(project);
        });
    }

    @ArchTest
    static void theLocalTargetIsLayered(com.tngtech.archunit.core.domain.JavaClasses project) {
        isLayered("local", LOCAL_MAY_IMPORT, project);
    }

    @ArchTest
    static void theDeploymentIsLayered(com.tngtech.archunit.core.domain.JavaClasses project) {
        isLayered("deploy", DEPLOY_MAY_IMPORT, project);
    }

    private static void isLayered(
            String room, Map<String, List<String>> mayImport, com.tngtech.archunit.core.domain.JavaClasses project) {
        String base = BASE + room;
        mayImport.forEach((name, allowed) -> noClasses()
                .that()
                .resideInAPackage(base + "." + name)
                .should()
                .dependOnClassesThat(JavaClass.Predicates.resideInAPackage(base + "..")
                        .and(DescribedPredicate.not(inAnyOf(Stream.concat(Stream.of(name), allowed.stream())
                                .map(other -> base + "." + other)
                                .toList()))))
                .as("package " + room + "." + name + " imports of its room only " + allowed)
                .check(project));
        List<String> unknown = project.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(base + "."))
                .map(name -> name.substring(base.length() + 1))
                .distinct()
                .filter(name -> !mayImport.containsKey(name))
                .toList();
        org.assertj.core.api.Assertions.assertThat(unknown)
                .as("packages missing from the table")
                .isEmpty();
    }

    /** The source root {@code src/function} holds what takes the place of a class of AWS's in the process of a function. */
    @ArchTest
    static void codeInPackagesOfAwsIsForFunctionsOnly(com.tngtech.archunit.core.domain.JavaClasses project)
            throws java.net.URISyntaxException {
        Path classes = Path.of(io.github.serverlessmaven.local.LocalTarget.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        com.tngtech.archunit.core.domain.JavaClasses inFunctions =
                new ClassFileImporter().importPath(classes.resolve("com"));
        org.assertj.core.api.Assertions.assertThat(inFunctions)
                .extracting(JavaClass::getSimpleName)
                .containsExactly("NativeClient");
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "com.amazonaws.services.lambda.runtime..")
                .check(inFunctions);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.amazonaws..")
                .check(project);
    }

    /** The source root {@code src/junit} becomes a jar of its own. */
    @ArchTest
    static final ArchRule nobodyImportsTheJUnitExtension = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "junit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "junit..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobodyImportsTheGoals = noClasses()
            .that()
            .resideOutsideOfPackage(BASE + "mojo..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BASE + "mojo..");

    @ArchTest
    static final ArchRule nobodyTouchesTheProcess = noClasses()
            .that()
            .doNotHaveSimpleName("HelpMojo")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "setProperty", String.class, String.class)
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("Maven owns the process: others run in it too");

    @ArchTest
    static final ArchRule timeAndEnvironmentComeFromOutside = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "mojo..", BASE + "aws..", BASE + "junit..") // which runs with tests
            .and()
            .doNotHaveSimpleName("RuntimeChild") // it runs in the process of a function or of a server
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callConstructor(Date.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .because("the same input gives the same output, and tests choose the time");

    @ArchTest
    static final ArchRule nothingDependsOnTheMachinesLocaleOrCharset = noClasses()
            .should()
            .callMethod(String.class, "toLowerCase")
            .orShould()
            .callMethod(String.class, "toUpperCase")
            .orShould()
            .callMethod(String.class, "getBytes")
            .orShould()
            .callMethod(String.class, "format", String.class, Object[].class)
            .orShould()
            .callMethod(Locale.class, "getDefault")
            .orShould()
            .callMethod(Charset.class, "defaultCharset")
            .orShould()
            .callConstructor(String.class, byte[].class)
            .orShould()
            .callConstructor(PrintStream.class, java.io.OutputStream.class)
            .because("a Turkish or Japanese machine gives the same result");

    /** Comments do not count: most of them are the Javadoc of parameters, which is the reference of goals. */
    @ArchTest
    static void goalsAndAdaptersOfMavenAreSmall(com.tngtech.archunit.core.domain.JavaClasses project)
            throws IOException {
        Path goals = Path.of("src/main/java").resolve((BASE + "mojo").replace('.', '/'));
        long code = 0;
        try (Stream<Path> files = Files.walk(goals)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                code += Files.readAllLines(file).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.matches("(/\\*|\\*|//).*"))
                        .count();
            }
        }
        org.assertj.core.api.Assertions.assertThat(code)
                .as("lines of code in package mojo; what needs nothing of Maven belongs to workflow or report")
                .isLessThanOrEqualTo(2500);
    }

    @ArchTest
    static final ArchRule goalsAreNamedMojo = classes()
            .that()
            .areAssignableTo(org.apache.maven.plugin.AbstractMojo.class)
            .should()
            .haveSimpleNameEndingWith("Mojo");

    private static DescribedPredicate<JavaClass> inAnyOf(List<String> packages) {
        return new DescribedPredicate<>("in " + packages) {
            private final DescribedPredicate<JavaClass> inside =
                    JavaClass.Predicates.resideInAnyPackage(packages.toArray(String[]::new));

            @Override
            public boolean test(JavaClass used) {
                return used.isPrimitive() || used.isArray() && test(used.getBaseComponentType()) || inside.test(used);
            }
        };
    }

    @ArchTest
    static void everyPackageIsInTheTable(com.tngtech.archunit.core.domain.JavaClasses project) {
        List<String> known = new ArrayList<>(MAY_IMPORT.keySet());
        known.add("mojo");
        List<String> unknown = project.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(BASE))
                .map(name -> name.substring(BASE.length()).split("\\.")[0])
                .distinct()
                .filter(name -> !known.contains(name))
                .toList();
        org.assertj.core.api.Assertions.assertThat(unknown)
                .as("packages missing from the table, which has " + Arrays.asList(known.toArray()))
                .isEmpty();
    }
}
