/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the documentation have goals that exist, with options of theirs. The reference of goals is made from the plugin's descriptor. */
class DocumentedCommandsTest {

    private static final Path GOALS = Path.of("docs/reference/goals.md");
    private static final Pattern GOAL = Pattern.compile("(?<![\\w.:-])serverless:([a-z]+)");
    private static final Pattern OPTION = Pattern.compile("-D(serverless\\.[A-Za-z.]*[A-Za-z])");
    private static final Pattern COMMAND = Pattern.compile("(?m)\\bmvn [^\\n`\"]*serverless:[^\\n`\"]*");

    /** Options whose names go on with a name of the user's. */
    private static final List<String> OPEN = List.of("serverless.event", "serverless.opt", "serverless.param");

    /** Options that no build of {@code src/it} has, with the test of what they do. */
    private static final Map<String, String> TESTED = Map.of(
            "serverless.stage", "workflow/PlanServiceTest",
            "serverless.watch", "workflow/DeployChangesTest",
            "serverless.rollback.to", "workflow/RollBackServiceTest",
            "serverless.rollback.continue", "deploy/StackRollbackTest");

    /** A former name and a misspelt one, which the text names as such. */
    private static final Set<String> OTHERS = Set.of("serverless.localMemory", "serverless.stge");

    @ParameterizedTest
    @MethodSource("pages")
    void eachCommandHasGoalsAndOptionsOfTheirs(Path page) throws IOException {
        Map<String, Set<String>> options = optionsByGoal();
        for (String command : found(COMMAND, Files.readString(page), 0)) {
            Set<String> known = new HashSet<>();
            for (String goal : found(GOAL, command, 1)) {
                assertThat(options).as(command).containsKey(goal);
                known.addAll(options.get(goal));
            }
            assertThat(known).as(command).containsAll(optionsOf(command));
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void eachGoalAndOptionInTheTextExists(Path page) throws IOException {
        Map<String, Set<String>> options = optionsByGoal();
        Set<String> known = new HashSet<>();
        options.forEach((goal, own) -> {
            known.addAll(own);
            known.add("serverless." + goal + ".skip");
        });
        String text = Files.readString(page);
        assertThat(options.keySet()).containsAll(found(GOAL, text, 1));
        assertThat(known).containsAll(optionsOf(text));
    }

    /** A build runs each command with the same goal and options, whatever their values, on the emulator. */
    @Test
    void theCommandsForDeployingAreRun() throws IOException {
        List<String> runs = Files.readAllLines(Path.of("src/it/deploy-update-remove/invoker.properties"));
        String guide = Files.readString(Path.of("docs/guides/deploying.md"));
        assertThat(found(Pattern.compile("(?m)^mvn .*"), guide, 0)).isNotEmpty().allSatisfy(command -> {
            List<String> options = new ArrayList<>(optionsOf(command));
            options.removeAll(TESTED.keySet());
            assertThat(runs).anySatisfy(run -> {
                assertThat(found(GOAL, run, 1)).containsAll(found(GOAL, command, 1));
                assertThat(optionsOf(run)).containsAll(options);
            });
        });
        assertThat(TESTED.values())
                .allSatisfy(test -> assertThat(Path.of("src/test/java/io/github/serverlessmaven", test + ".java"))
                        .exists());
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> guides = Files.list(Path.of("docs/guides"))) {
            return Stream.concat(Stream.of(Path.of("README.md")), guides.sorted().toList().stream());
        }
    }

    private static List<String> optionsOf(String text) {
        return found(OPTION, text, 1).stream()
                .filter(option ->
                        OPEN.stream().noneMatch(open -> option.startsWith(open + ".")) && !OTHERS.contains(option))
                .toList();
    }

    private static Map<String, Set<String>> optionsByGoal() throws IOException {
        Map<String, Set<String>> options = new HashMap<>();
        for (String section : Files.readString(GOALS).split("(?m)^## serverless:")) {
            options.put(
                    section.lines().findFirst().orElseThrow(),
                    new HashSet<>(found(Pattern.compile("(?m)^\\| `\\w+` \\| `([A-Za-z.]+)`"), section, 1)));
        }
        return options;
    }

    private static List<String> found(Pattern pattern, String text, int group) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(group))
                .toList();
    }
}
