/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local;

import io.github.serverlessmaven.deploy.port.Clock;
import io.github.serverlessmaven.local.runtime.DebugPorts;
import io.github.serverlessmaven.local.runtime.JavaPlatform;
import io.github.serverlessmaven.local.source.EventSources;
import io.github.serverlessmaven.local.table.TableSettings;
import io.github.serverlessmaven.local.trigger.SampleEvents;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the local target works with.
 *
 * @param folder for all state; made when it is needed
 * @param region the AWS region this machine stands for; {@code us-east-1} without it
 * @param memory how much all functions may have together, in MB
 * @param debugPorts where Java functions listen for a debugger
 * @param java what runs Java functions
 * @param clock time
 * @param layers holds zips of layers that others published, if there is such a folder
 * @param console receives what the target reports
 * @param samples for calls from the start page
 * @param sources where queues and streams are read that are not on this machine
 * @param tables how tables are here
 * @param variables which functions have in place of their own
 */
public record LocalSettings(
        Path folder,
        Optional<String> region,
        int memory,
        DebugPorts debugPorts,
        JavaPlatform java,
        Clock clock,
        Optional<Path> layers,
        LocalConsole console,
        SampleEvents samples,
        Optional<EventSources> sources,
        TableSettings tables,
        Map<String, String> variables) {

    /** Copies the variables. */
    public LocalSettings {
        variables = Map.copyOf(variables);
    }
}
