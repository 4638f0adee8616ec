/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageLayersTest {

    @TempDir
    Path folder;

    @Test
    void scriptsAndExtensionsMayBeRunInAnImage() throws IOException {
        PackagingFolder service = new PackagingFolder(folder);
        service.write("target/classes/run.sh", "#!/bin/sh\n");
        service.write("target/classes/app.properties", "#!not a script\n");
        service.write("opt/extensions/agent", "binary");
        ImageLayers layers = new ImageLayers(service.workspace(), folder.resolve("layers"));
        layers.addModule(service.module("."), Set.of());
        layers.addFolders(Map.of("opt", "/opt"));
        assertThat(modes(layers))
                .containsEntry("var/task/run.sh", 0100755)
                .containsEntry("var/task/app.properties", 0100644)
                .containsEntry("opt/extensions/agent", 0100755);
    }

    private static Map<String, Integer> modes(ImageLayers layers) throws IOException {
        Map<String, Integer> modes = new HashMap<>();
        for (ImageLayers.Layer layer : layers.layers()) {
            try (TarFile tar = new TarFile(layer.tar().file())) {
                modes.putAll(tar.getEntries().stream()
                        .collect(Collectors.toMap(TarArchiveEntry::getName, TarArchiveEntry::getMode)));
            }
        }
        return modes;
    }
}
