/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

/** The goals as Maven makes them: found by their descriptor, their parameters injected. */
@MojoTest
class GoalsTest {

    private final List<String> lines = new ArrayList<>();

    @Test
    @InjectMojo(goal = "validate", pom = "src/test/resources/projects/hello/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void validateHonoursSkip(Mojo goal) throws Exception {
        assertSkipped(goal);
    }

    @Test
    @InjectMojo(goal = "package", pom = "src/test/resources/projects/hello/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void packageHonoursSkip(Mojo goal) throws Exception {
        assertSkipped(goal);
    }

    @Test
    @InjectMojo(goal = "deploy", pom = "src/test/resources/projects/hello/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void deployHonoursSkip(Mojo goal) throws Exception {
        assertSkipped(goal);
    }

    @Test
    @InjectMojo(goal = "remove", pom = "src/test/resources/projects/hello/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void removeHonoursSkip(Mojo goal) throws Exception {
        assertSkipped(goal);
    }

    @Test
    @InjectMojo(goal = "info", pom = "src/test/resources/projects/hello/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void infoHonoursSkip(Mojo goal) throws Exception {
        assertSkipped(goal);
    }

    @Test
    @InjectMojo(goal = "invoke", pom = "src/test/resources/projects/hello/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void invokeHonoursSkip(Mojo goal) throws Exception {
        assertSkipped(goal);
    }

    @Test
    @InjectMojo(goal = "logs", pom = "src/test/resources/projects/hello/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void logsHonoursSkip(Mojo goal) throws Exception {
        assertSkipped(goal);
    }

    @Test
    @InjectMojo(goal = "print", pom = "src/test/resources/projects/hello/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void printHonoursSkip(Mojo goal) throws Exception {
        assertSkipped(goal);
    }

    @Test
    void eclipseKnowsEveryGoalThatHasAPhase() throws Exception {
        List<String> bound = new ArrayList<>();
        Matcher mojo = Pattern.compile("(?s)<mojo>.*?<goal>([a-z]+)</goal>.*?</mojo>")
                .matcher(text("/META-INF/maven/plugin.xml"));
        while (mojo.find()) {
            if (mojo.group().contains("<phase>")) {
                bound.add("<goal>" + mojo.group(1) + "</goal>");
            }
        }
        assertThat(bound).isNotEmpty();
        assertThat(text("/META-INF/m2e/lifecycle-mapping-metadata.xml")).contains(bound);
    }

    private static String text(String resource) throws IOException {
        try (InputStream content = Objects.requireNonNull(PackageMojo.class.getResourceAsStream(resource))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void assertSkipped(Mojo goal) throws Exception {
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                lines.add(content.toString());
            }
        });
        goal.execute();
        assertThat(lines).singleElement().asString().contains("is skipped (serverless.skip)");
    }
}
