/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/**
 * Keeps JGit from running git for its settings, from writing a settings file of its own into the user's home, and from measuring for
 * three seconds, with files in the repository, how exact the times of files are: without that file it would do so in each build.
 */
final class QuietGitSettings extends SystemReader.Delegate {

    /** As exact as the times of files are anywhere; contents are compared where that is not enough. */
    private static final Duration EXACTNESS = Duration.ofSeconds(2);

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

    @Override
    public FileBasedConfig openUserConfig(@Nullable Config parent, FS files) {
        return new WithExactness(super.openUserConfig(parent, files), files);
    }

    private static class InMemory extends FileBasedConfig {

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

    /** The user's settings, and how exact the times of files are. */
    private static final class WithExactness extends InMemory {

        private static final Set<String> TIMES = Set.of("timestampResolution", "minRacyThreshold");

        WithExactness(Config user, FS files) {
            super(user, files);
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals("filesystem") && TIMES.contains(name)
                    ? unit.convert(EXACTNESS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }
    }
}
