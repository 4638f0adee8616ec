/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.compile.StandardFeatures;
import io.github.serverlessmaven.model.TemplateTypes;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The plugin's jar has its libraries inside: all of them, unchanged, with their licences, and nothing that Maven brings. */
class PluginJarIT {

    private static final String SERVICES = "META-INF/services/";
    private static final String LICENSES = "META-INF/licenses/";
    private static final String EXTENSION = "io/github/serverlessmaven/junit/";

    /** What is of use only to other tools, is merged, or is in {@code META-INF/licenses}. */
    private static final Pattern LEFT_OUT = Pattern.compile("META-INF/MANIFEST.MF|META-INF/services/.*"
            + "|(.*/)?module-info.class|META-INF/[^/]*[.](SF|RSA|DSA|EC)"
            + "|META-INF/maven/.*|META-INF/(native-image|proguard)/.*|OSGI-INF/.*"
            + "|META-INF/(.*-)?(LICENSE|NOTICE)([.]txt)?|META-INF/DEPENDENCIES|about.html"
            + "|checkstyle[.]xml|org/quartz/(?!(CronExpression|ValueSet)[.]class).*");

    private static final Pattern OF_MAVEN =
            Pattern.compile("(org/slf4j|javax/inject|javax/annotation|org/apache/maven|org/eclipse/aether|org/codehaus"
                    + "|com/google/inject|org/eclipse/sisu)/.*[.]class");

    /** In the bill of materials, since libraries need them, but not inside: Maven brings the one, only compilers read the other. */
    private static final List<String> NOT_INSIDE = List.of("slf4j-api", "jspecify");

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(System.getProperty("serverless.test.jar"));
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void everyFileOfALibraryIsInsideAndNoTwoOfOneNameDiffer() throws IOException {
        List<String> differing = new ArrayList<>();
        for (Path library : libraries()) {
            try (JarFile source = new JarFile(library.toFile())) {
                for (JarEntry entry : files(source)) {
                    if (!LEFT_OUT.matcher(entry.getName()).matches()
                            && !Arrays.equals(content(source, entry.getName()), content(jar, entry.getName()))) {
                        differing.add(library.getFileName() + ": " + entry.getName());
                    }
                }
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void theServicesOfAllLibrariesAreMerged() throws IOException {
        for (Path library : libraries()) {
            try (JarFile source = new JarFile(library.toFile())) {
                for (JarEntry entry : files(source)) {
                    if (entry.getName().startsWith(SERVICES)) {
                        assertThat(text(entry.getName()).lines())
                                .as("%s of %s", entry.getName(), library)
                                .containsAll(new String(content(source, entry.getName()), StandardCharsets.UTF_8)
                                        .lines()
                                        .toList());
                    }
                }
            }
        }
    }

    @Test
    void thereIsNothingThatOnlyAnotherJarMayHave() {
        assertThat(files(jar).stream().map(JarEntry::getName))
                .noneMatch(name -> name.matches("META-INF/[^/]*[.](SF|RSA|DSA|EC)"))
                .noneMatch(name -> name.endsWith("module-info.class"))
                .noneMatch(name -> OF_MAVEN.matcher(name).matches())
                .filteredOn(name -> name.startsWith("META-INF/maven/"))
                .allMatch(name -> name.equals("META-INF/maven/plugin.xml")
                        || name.startsWith("META-INF/maven/io.github.serverlessmaven/serverless-maven-plugin/"));
    }

    @Test
    void classesForNewerJavaAreFound() throws IOException {
        assertThat(jar.getManifest().getMainAttributes().getValue("Multi-Release"))
                .isEqualTo("true");
    }

    @Test
    void theJsonSchemaIsThatOfThisVersion() throws IOException {
        assertThat(new String(
                        content(jar, "io/github/serverlessmaven/mojo/serverless.schema.json"), StandardCharsets.UTF_8))
                .isEqualTo(Json.pretty(
                        TemplateTypes.toValue(StandardFeatures.schema().jsonSchema())));
    }

    @Test
    void theJUnitExtensionIsAJarOfItsOwnWithoutLibraries() throws IOException {
        String version = System.getProperty("serverless.test.version");
        try (JarFile extension =
                new JarFile(installed("-" + version + "-junit.jar").toFile())) {
            assertThat(files(extension).stream().map(JarEntry::getName))
                    .contains(EXTENSION + "ServerlessTest.class", "META-INF/LICENSE")
                    .allMatch(name -> name.matches(EXTENSION + "[^/]+[.]class|META-INF/(MANIFEST.MF|LICENSE)"));
            LocalDateTime time = OffsetDateTime.parse(System.getProperty("serverless.test.timestamp"))
                    .toLocalDateTime();
            for (JarEntry entry : files(extension)) {
                assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(time);
                if (entry.getName().endsWith(".class")) {
                    assertThat(content(extension, entry.getName())[7])
                            .as(entry.getName() + " is for Java 17")
                            .isEqualTo((byte) 61);
                }
            }
        }
        assertThat(files(jar).stream().map(JarEntry::getName))
                .noneMatch(name -> name.startsWith(EXTENSION) || name.startsWith("org/junit/"));
        for (String classifier : List.of("junit-sources", "junit-javadoc")) {
            try (JarFile documentation = new JarFile(
                    installed("-" + version + "-" + classifier + ".jar").toFile())) {
                assertThat(files(documentation).stream().map(JarEntry::getName))
                        .anyMatch(name -> name.matches(EXTENSION + "ServerlessTest[.](java|html)"));
            }
        }
    }

    private static Path installed(String end) {
        return Path.of(
                System.getProperty("serverless.test.repository"),
                "io/github/serverlessmaven/serverless-maven-plugin",
                System.getProperty("serverless.test.version"),
                "serverless-maven-plugin" + end);
    }

    @Test
    void mavenResolvesNothingElseForThePlugin() throws IOException {
        String pom = text("META-INF/maven/io.github.serverlessmaven/serverless-maven-plugin/pom.xml");
        assertThat(pom).contains("<maven>3.8.1</maven>").doesNotContain("ependencies", "ependencyManagement");
        String version = System.getProperty("serverless.test.version");
        assertThat(installed("-" + version + ".pom")).hasContent(pom);
        assertThat(installed("-" + version + "-cyclonedx.json"))
                .hasContent(text("META-INF/sbom/serverless-maven-plugin.cdx.json"));
        assertThat(text("META-INF/maven/plugin.xml")).contains("<dependencies/>");
    }

    @Test
    void theBillOfMaterialsNamesEveryLibrary() throws IOException {
        List<String> names = new ArrayList<>();
        for (Value component : components()) {
            names.add(name(component) + "-" + string(component, "version") + ".jar");
        }
        assertThat(names)
                .containsExactlyInAnyOrderElementsOf(libraries().stream()
                        .map(library -> library.getFileName().toString())
                        .toList());
    }

    @Test
    void everyLibraryHasItsLicence() throws IOException {
        List<String> own = text(LICENSES + "libraries.csv")
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(own)
                .allSatisfy(line ->
                        assertThat(jar.getEntry(LICENSES + line.split(",")[1])).isNotNull());
        List<String> listed = own.stream().map(line -> line.split(",")[0]).toList();
        List<String> without = new ArrayList<>();
        for (Value component : components()) {
            if (!carriesLicence(name(component))) {
                without.add(name(component));
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(without);
        assertThat(text("META-INF/LICENSE")).isEqualTo(Files.readString(Path.of("LICENSE")));
    }

    @Test
    void noFileOfThePluginHasTheTimeOfItsBuild() {
        LocalDateTime time = OffsetDateTime.parse(System.getProperty("serverless.test.timestamp"))
                .toLocalDateTime();
        assertThat(files(jar))
                .filteredOn(entry ->
                        entry.getName().matches("(io/github/serverlessmaven|META-INF/(maven|sbom|licenses))/.*"))
                .isNotEmpty()
                .allSatisfy(entry ->
                        assertThat(entry.getTimeLocal()).as(entry.getName()).isEqualTo(time));
    }

    private boolean carriesLicence(String library) {
        return files(jar).stream().anyMatch(entry -> entry.getName().startsWith(LICENSES + library + "/"));
    }

    private List<Value> components() throws IOException {
        String bill = "META-INF/sbom/serverless-maven-plugin.cdx.json";
        return ((Value.Mapping) Json.parse(text(bill), bill))
                .items("components").stream()
                        .filter(component -> !NOT_INSIDE.contains(name(component)))
                        .toList();
    }

    private static String name(Value component) {
        return string(component, "name");
    }

    private static String string(Value component, String key) {
        return ((Value.Mapping) component).text(key).orElseThrow();
    }

    private static List<Path> libraries() throws IOException {
        String path = Files.readString(Path.of(System.getProperty("serverless.test.libraries")));
        return Stream.of(path.strip().split(File.pathSeparator)).map(Path::of).toList();
    }

    private static List<JarEntry> files(JarFile jar) {
        return jar.stream().filter(entry -> !entry.isDirectory()).toList();
    }

    private String text(String name) throws IOException {
        return new String(content(jar, name), StandardCharsets.UTF_8);
    }

    private static byte[] content(JarFile jar, String name) throws IOException {
        JarEntry entry = jar.getJarEntry(name);
        if (entry == null) {
            return new byte[0];
        }
        try (InputStream input = jar.getInputStream(entry)) {
            return input.readAllBytes();
        }
    }
}
