/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.SuggestedCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SuggestedCommandsTest {

    private static final Pattern COMMAND = Pattern.compile(
            "(?m)^(?!\\s*\\*).*\"[^\"\n]*(?<!<)(mvn serverless:|aws (cloudformation|lambda|logs) )[^\n]*");

    /** Messages that say "with the same options", and the list of all options. */
    private static final Set<String> WITHOUT_OPTIONS = Set.of("Manifest.java", "ImageLayout.java", "CommandLine.java");

    @Test
    void optionsFollowTheCommand() {
        SuggestedCommands commands = new SuggestedCommands(
                List.of("-Dserverless.target=local", "-Dserverless.stage=prod"), List.of("--region", "eu-central-1"));
        assertThat(commands.maven("deploy"))
                .isEqualTo("mvn serverless:deploy -Dserverless.target=local -Dserverless.stage=prod");
        assertThat(commands.aws("cloudformation describe-stacks"))
                .isEqualTo("aws cloudformation describe-stacks --region eu-central-1");
        assertThat(SuggestedCommands.NONE.maven("remove")).isEqualTo("mvn serverless:remove");
    }

    @Test
    void anOptionIsOneWordOfTheShell() {
        SuggestedCommands commands = new SuggestedCommands(List.of("-Dserverless.profile=Jürgen's team"), List.of());
        assertThat(commands.maven("info")).isEqualTo("mvn serverless:info '-Dserverless.profile=Jürgen'\\''s team'");
    }

    @Test
    void commandsOfATextHaveTheOptionsToo() {
        SuggestedCommands commands =
                new SuggestedCommands(List.of("-Dserverless.stage=prod"), List.of("--region", "eu-west-1"));
        assertThat(commands.inText("See \"<mvn logs>\", or <aws logs tail $NAME> for a < b."))
                .isEqualTo(
                        "See \"mvn serverless:logs -Dserverless.stage=prod\", or aws logs tail $NAME --region eu-west-1 for a"
                                + " < b.");
    }

    @Test
    void everyMessageWithACommandHasTheOptions() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            assertThat(sources.filter(file -> file.toString().endsWith(".java"))
                            .filter(file ->
                                    !WITHOUT_OPTIONS.contains(file.getFileName().toString()))
                            .filter(file -> !file.endsWith("SuggestedCommands.java"))
                            .flatMap(file -> COMMAND.matcher(read(file))
                                    .results()
                                    .map(found -> file.getFileName() + ": "
                                            + found.group().strip())))
                    .isEmpty();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
