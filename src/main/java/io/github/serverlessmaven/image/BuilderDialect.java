/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import io.github.serverlessmaven.model.DockerfileBuild;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What sets the commands apart that build Dockerfiles, in the order in which they are looked for. */
enum BuilderDialect {

    /** Docker, with BuildKit or without. Its attestations would make an index of the image, which Lambda does not take. */
    DOCKER("docker", "build", "BUILDX_NO_DEFAULT_ATTESTATIONS") {
        @Override
        List<String> provenance(String wanted) {
            return List.of("--provenance=" + wanted);
        }
    },

    /** Podman. With a time of its own each build would be another image. */
    PODMAN("podman", "build --layers --timestamp 0") {
        @Override
        List<String> save(String tag, Path archive) {
            return List.of("save", "--quiet", "--format", "docker-archive", "--output", archive.toString(), tag);
        }
    },

    /** Buildah, which keeps layers for the next build only with an option. */
    BUILDAH("buildah", "build --layers --timestamp 0") {
        @Override
        List<String> save(String tag, Path archive) {
            return List.of("push", "--quiet", tag, "docker-archive:" + archive + ":" + tag);
        }
    },

    /** The Docker-compatible command of containerd. */
    NERDCTL("nerdctl", "build --provenance=false");

    private final String command;
    private final String build;
    private final String environment;

    BuilderDialect(String command, String build) {
        this(command, build, "");
    }

    BuilderDialect(String command, String build, String environment) {
        this.command = command;
        this.build = build;
        this.environment = environment;
    }

    /** That of a command, by its name; Docker's unless the name is known. */
    static BuilderDialect of(Path program) {
        String name = String.valueOf(program.getFileName()).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(dialect -> name.startsWith(dialect.command))
                .findFirst()
                .orElse(DOCKER);
    }

    /** The names of all commands, for messages. */
    static String commands() {
        return Arrays.stream(values()).map(BuilderDialect::command).collect(Collectors.joining(", "));
    }

    /** The command's name. */
    String command() {
        return command;
    }

    /** What its environment needs. */
    Map<String, String> environment() {
        return environment.isEmpty() ? Map.of() : Map.of(environment, "1");
    }

    /**
     * The arguments that build an image. Values of the Dockerfile's arguments are not among them, since others on the machine can read
     * the arguments of a command.
     *
     * @param tag the name it gets on this machine
     * @param dockerfile the Dockerfile
     * @param context the folder it is built from
     * @param arguments the Dockerfile's arguments: names whose values are in the environment, or names with values
     */
    List<String> build(
            DockerfileBuild settings,
            String tag,
            Path dockerfile,
            Path context,
            Platform platform,
            List<String> arguments) {
        List<String> line = new ArrayList<>(List.of(build.split(" ", -1)));
        line.addAll(List.of("--tag", tag, "--file", dockerfile.toString(), "--platform", platform.toString()));
        arguments.forEach(argument -> line.addAll(List.of("--build-arg", argument)));
        settings.cacheFrom().forEach(image -> line.addAll(List.of("--cache-from", image)));
        settings.provenance().ifPresent(wanted -> line.addAll(provenance(wanted)));
        line.addAll(settings.options());
        line.add(context.toString());
        return line;
    }

    /** The arguments for an attestation; none for a command that attests nothing. */
    List<String> provenance(String wanted) {
        return List.of();
    }

    /** The arguments that write an image in the form of {@code docker save}. */
    List<String> save(String tag, Path archive) {
        return List.of("save", "--output", archive.toString(), tag);
    }
}
