/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.external.PluginRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a reader of a section of a guide does: writes the files whose blocks name one, then runs the commands of its {@code sh} blocks. A
 * block of {@code text} behind one is what these print.
 *
 * @param text the section without its heading
 */
record GuideSection(String text) {

    private static final Pattern FILE = Pattern.compile("(?s)```\\w+ (\\S+)\n(.*?)```");
    private static final Pattern COMMANDS = Pattern.compile("(?s)```sh\n(.*?)```(?:\n```text\n(.*?)```)?");
    private static final String NEXT = "(next step)\n";

    static GuideSection of(Path guide, String heading) throws IOException {
        String sections = Files.readString(guide);
        int start = sections.indexOf("\n## " + heading + "\n");
        assertThat(start).as("%s has a section %s", guide, heading).isNotNegative();
        int end = sections.indexOf("\n## ", start + 1);
        return new GuideSection(end < 0 ? sections.substring(start) : sections.substring(start, end));
    }

    /** Writes the files of the section. */
    void writeTo(Path folder) throws IOException {
        var blocks = FILE.matcher(text).results().toList();
        assertThat(blocks).isNotEmpty();
        for (var block : blocks) {
            Path file = folder.resolve(block.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, block.group(2));
        }
    }

    /** The only block of a language. */
    String block(String language) {
        var blocks = Pattern.compile("(?s)```" + language + "\n(.*?)```")
                .matcher(text)
                .results()
                .toList();
        assertThat(blocks).hasSize(1);
        return blocks.get(0).group(1);
    }

    /** The commands of the section, in their order. */
    List<Step> steps() {
        return COMMANDS.matcher(text)
                .results()
                .map(block -> new Step(block.group(1), Objects.requireNonNullElse(block.group(2), "")))
                .toList();
    }

    /**
     * Runs steps in one shell and compares what each prints with what the guide says it does.
     *
     * @param addresses what the addresses of the guide are here
     */
    static void follow(List<Step> steps, PluginRun reader, Map<String, String> addresses)
            throws IOException, InterruptedException {
        String commands =
                steps.stream().map(Step::commands).collect(Collectors.joining("printf '\\n" + NEXT.strip() + "\\n'\n"));
        for (Map.Entry<String, String> address : addresses.entrySet()) {
            assertThat(commands).contains(address.getKey());
            commands = commands.replace(address.getKey(), address.getValue());
        }
        String[] printed = reader.shell(commands).split(Pattern.quote(NEXT), -1);
        assertThat(printed).hasSameSizeAs(steps);
        for (int i = 0; i < printed.length; i++) {
            assertThat(printed[i].strip())
                    .as(steps.get(i).commands())
                    .isEqualTo(steps.get(i).output().strip());
        }
    }

    /**
     * Commands of one block.
     *
     * @param output what they print; empty if that is not shown
     */
    record Step(String commands, String output) {}
}
