/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuietGitSettingsTest {

    @TempDir
    Path home;

    @BeforeEach
    void useThem() {
        QuietGitSettings.use();
    }

    @Test
    void howExactTheTimesOfFilesAreIsKnownWithoutMeasuring() throws Exception {
        Config user = SystemReader.getInstance().getUserConfig();
        assertThat(user.getTimeUnit(
                        "filesystem", "of any Java on any disk", "timestampResolution", 0, TimeUnit.SECONDS))
                .isEqualTo(2);
        assertThat(user.getTimeUnit("filesystem", "of any Java on any disk", "minRacyThreshold", 0, TimeUnit.SECONDS))
                .isEqualTo(2);
    }

    @Test
    void theUsersOwnSettingsCount() throws Exception {
        Files.writeString(home.resolve(".gitconfig"), "[user]\n\tname = Example\n[gc]\n\tpruneExpire = 3 seconds\n");
        FS files = FS.DETECTED.newInstance().setUserHome(home.toFile());
        FileBasedConfig user = SystemReader.getInstance().openUserConfig(null, files);
        ((FileBasedConfig) user.getBaseConfig()).load();
        assertThat(user.getString("user", null, "name")).isEqualTo("Example");
        assertThat(user.getTimeUnit("gc", null, "pruneExpire", 0, TimeUnit.SECONDS))
                .isEqualTo(3);
    }
}
