/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.conformance;

import io.github.serverlessmaven.external.SystemComponent;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** AWS's own check of templates, cfn-lint from PyPI, installed under {@code target} by the first test that needs it. */
final class TemplateLint {

    private static final Path HOME = Path.of("target", "cfn-lint").toAbsolutePath();
    private static final Path REQUIREMENTS = Path.of("src/test/cfn-lint/requirements.txt");

    private TemplateLint() {}

    /** Ready to use; skips the running test, or fails it with {@code CI=true}, where Python is missing. */
    static TemplateLint installed() throws IOException, InterruptedException {
        SystemComponent.PYTHON.require();
        Path installed = HOME.resolve("installed.txt");
        String wanted = Files.readString(REQUIREMENTS);
        if (!Files.exists(installed) || !Files.readString(installed).equals(wanted)) {
            Files.createDirectories(HOME);
            run("python3", "-m", "venv", "--clear", "venv").requireSuccess();
            run(
                            program("pip"),
                            "install",
                            "--quiet",
                            "--disable-pip-version-check",
                            "--requirement",
                            REQUIREMENTS.toAbsolutePath().toString())
                    .requireSuccess();
            Files.writeString(installed, wanted);
        }
        return new TemplateLint();
    }

    /** What is wrong with templates: errors, not warnings. */
    List<Finding> errors(List<Path> templates) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(program("cfn-lint"), "--format", "json", "--non-zero-exit-code", "none", "--"));
        templates.forEach(template -> command.add(template.toString()));
        ProgramRun run = run(command.toArray(String[]::new));
        run.requireSuccess();
        Value.Sequence findings = (Value.Sequence) Json.parse(run.output(), "cfn-lint");
        return findings.items().stream()
                .map(Value.Mapping.class::cast)
                .filter(finding -> text(finding, "Level").equals("Error"))
                .map(finding -> new Finding(
                        Path.of(text(finding, "Filename")),
                        text((Value.Mapping) finding.get("Rule").orElseThrow(), "Id"),
                        text(finding, "Message")))
                .toList();
    }

    private static String text(Value.Mapping finding, String key) {
        return ((Value.Text) finding.get(key).orElseThrow()).text();
    }

    private static String program(String name) {
        return HOME.resolve("venv/bin").resolve(name).toString();
    }

    private static ProgramRun run(String... command) throws IOException, InterruptedException {
        return ProgramRun.of(HOME, Map.of("AWS_DEFAULT_REGION", "us-east-1"), List.of(command));
    }

    /**
     * Something that AWS would refuse.
     *
     * @param template the template's file
     * @param rule the number of cfn-lint's rule
     * @param message what is wrong
     */
    record Finding(Path template, String rule, String message) {}
}
