/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.mojo.maven.FormerProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

/** The goals as Maven makes them: found by their descriptor, their parameters injected. */
@MojoTest
class GoalsTest {

    @Test
    @InjectMojo(goal = "deploy", pom = "src/test/resources/projects/hello/pom.xml")
    @MojoParameter(name = "skip", value = "true")
    void mavenInjectsParametersAndComponents(Mojo goal) throws Exception {
        List<String> lines = new ArrayList<>();
        goal.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence content) {
                lines.add(content.toString());
            }
        });
        goal.execute();
        assertThat(lines).containsExactly("serverless:deploy is skipped (serverless.skip).");
    }

    @Test
    void eclipseKnowsEveryGoalThatHasAPhase() throws Exception {
        List<String> bound = new ArrayList<>();
        Matcher mojo = Pattern.compile("(?s)<mojo>.*?<goal>([a-z-]+)</goal>.*?</mojo>")
                .matcher(text("/META-INF/maven/plugin.xml"));
        while (mojo.find()) {
            if (mojo.group().contains("<phase>")) {
                bound.add("<goal>" + mojo.group(1) + "</goal>");
            }
        }
        assertThat(bound).isNotEmpty();
        assertThat(text("/META-INF/m2e/lifecycle-mapping-metadata.xml")).contains(bound);
    }

    @Test
    void theSkipTestsKnowEveryGoal() throws Exception {
        Set<String> goals = Pattern.compile("<goal>([a-z-]+)</goal>")
                .matcher(text("/META-INF/maven/plugin.xml"))
                .results()
                .map(found -> found.group(1))
                .filter(goal -> !goal.equals("help"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(SkippedGoalsTest.goals().map(goal -> goal.get()[1])).containsExactlyInAnyOrderElementsOf(goals);
    }

    @Test
    void whatReplacesAFormerPropertyIsReadByAGoal() throws Exception {
        String descriptor = text("/META-INF/maven/plugin.xml");
        assertThat(FormerProperties.current()).allMatch(name -> descriptor.contains("${" + name + "}"));
    }

    private static String text(String resource) throws IOException {
        try (InputStream content = Objects.requireNonNull(PackageMojo.class.getResourceAsStream(resource))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
