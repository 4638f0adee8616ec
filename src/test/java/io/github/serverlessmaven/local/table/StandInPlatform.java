/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.runtime.JavaInstallation;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** The Java of the test, with a program of the tests in place of DynamoDB Local. */
public final class StandInPlatform implements JavaPlatform {

    private final List<Path> files = new ArrayList<>();
    private int fetched;

    /**
     * Makes the platform.
     *
     * @param others what the program has besides its classes
     */
    public StandInPlatform(Path... others) {
        try {
            files.add(Path.of(ServerRunner.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        files.addAll(Arrays.asList(others));
    }

    /** How often the program was asked for. */
    int fetched() {
        return fetched;
    }

    @Override
    public List<Path> programs(String program, List<String> coordinates, List<String> exclusions) {
        assertThat(program).isEqualTo("DynamoDB Local, which serves tables");
        assertThat(coordinates).singleElement().asString().startsWith("software.amazon.dynamodb:DynamoDBLocal:");
        fetched++;
        return files;
    }

    @Override
    public JavaInstallation installation(int release) {
        return new JavaInstallation(
                Path.of(System.getProperty("java.home")), Runtime.version().feature());
    }

    @Override
    public List<Path> runtimeClient() {
        throw new AssertionError("no function runs here");
    }

    @Override
    public String system() {
        throw new AssertionError("no function runs here");
    }
}
