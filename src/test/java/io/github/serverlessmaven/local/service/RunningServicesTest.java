/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.local.state.StateFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningServicesTest {

    private static final Map<String, URI> QUEUES = Map.of("SQS", URI.create("http://127.0.0.1:4711"));

    @TempDir
    Path folder;

    private RunningServices services() {
        return new RunningServices(new StateFolder(folder));
    }

    @Test
    void servicesAreFoundAsLongAsTheirProcessAnnouncesThem() {
        assertThat(services().find()).isEmpty();
        RunningServices start = services();
        start.announce(QUEUES);
        services().end();
        assertThat(services().find()).isEqualTo(QUEUES);
        start.end();
        assertThat(services().find()).isEmpty();
    }

    @Test
    void theServerIsFoundBesideItsServices() {
        assertThat(services().findServer()).isEmpty();
        RunningServices start = services();
        start.serveAt(URI.create("http://127.0.0.1:4000"));
        assertThat(services().find()).isEmpty();
        start.announce(QUEUES);
        assertThat(services().findServer()).contains(URI.create("http://127.0.0.1:4000"));
        assertThat(services().find()).isEqualTo(QUEUES);
        start.end();
        assertThat(services().findServer()).isEmpty();
    }

    @Test
    void servicesOfAProcessThatIsGoneAreNotFoundThoughAnotherHasItsId() throws IOException {
        services().announce(QUEUES);
        Path file = folder.resolve("services/running.json");
        String announced = Files.readString(file);
        Files.writeString(file, announced.replaceFirst("\"started\": \".*\"", "\"started\": \"2020-01-01T00:00:00Z\""));
        assertThat(services().find()).isEmpty();
        Files.writeString(file, announced.replaceFirst("\"pid\": \\d+", "\"pid\": 999999999"));
        assertThat(services().find()).isEmpty();
        Files.writeString(file, "{");
        assertThat(services().find()).isEmpty();
    }
}
