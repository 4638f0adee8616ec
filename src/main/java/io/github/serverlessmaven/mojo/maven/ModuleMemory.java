/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.workflow.RunMemory;
import java.util.Optional;
import org.apache.maven.project.MavenProject;

/**
 * What goals leave in a module for later goals of the same run of Maven.
 *
 * @param project the module
 */
record ModuleMemory(MavenProject project) implements RunMemory {

    /** Empty also for a value of another class loader, which this plugin has if a module adds dependencies to it. */
    @Override
    public <T> Optional<T> get(Class<T> type) {
        return Optional.ofNullable(project.getContextValue(type.getName()))
                .filter(type::isInstance)
                .map(type::cast);
    }

    @Override
    public <T> void put(Class<T> type, T value) {
        project.setContextValue(type.getName(), value);
    }

    @Override
    public void remove(Class<?> type) {
        project.setContextValue(type.getName(), null);
    }
}
