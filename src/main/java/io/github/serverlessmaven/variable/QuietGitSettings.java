/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** Keeps JGit from running git for its settings, and from writing a settings file of its own into the user's home. */
final class QuietGitSettings extends SystemReader.Delegate {

    private QuietGitSettings(SystemReader system) {
        super(system);
    }

    static void use() {
        if (!(SystemReader.getInstance() instanceof QuietGitSettings)) {
            SystemReader.setInstance(new QuietGitSettings(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openSystemConfig(@Nullable Config parent, FS files) {
        return new InMemory(parent, files);
    }

    @Override
    public FileBasedConfig openJGitConfig(@Nullable Config parent, FS files) {
        return new InMemory(parent, files);
    }

    private static final class InMemory extends FileBasedConfig {

        InMemory(@Nullable Config parent, FS files) {
            super(parent, null, files);
        }

        @Override
        public void load() {
            // There is no file.
        }

        @Override
        public void save() {
            // There is no file.
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}
