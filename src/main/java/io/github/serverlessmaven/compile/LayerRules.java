/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.compile;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.model.LayerSchema;
import io.github.serverlessmaven.model.Service;
import io.github.serverlessmaven.model.ServiceLayer;
import io.github.serverlessmaven.template.LogicalId;
import java.util.HashMap;
import java.util.Map;

/** What must hold of the layers of a service beyond the form of their properties. */
final class LayerRules {

    static final DiagnosticCode EMPTY_LAYER =
            new DiagnosticCode("EMPTY_LAYER", "The layer has neither a folder nor a finished zip.");

    static final DiagnosticCode COLLIDING_LAYER_KEYS =
            new DiagnosticCode("COLLIDING_LAYER_KEYS", "Two layer keys become the same logical id in the template.");

    private LayerRules() {}

    static void check(Service service, Diagnostics diagnostics) {
        Map<LogicalId, String> keys = new HashMap<>();
        for (ServiceLayer layer : service.layers()) {
            if (layer.path().isEmpty()
                    && layer.artifact().isEmpty()
                    && !diagnostics.alreadyReported(layer.settings().path(LayerSchema.PATH))
                    && !diagnostics.alreadyReported(layer.settings().path(LayerSchema.PACKAGE))) {
                layer.settings()
                        .error(
                                LayerSchema.PATH,
                                diagnostics,
                                EMPTY_LAYER,
                                "is missing",
                                "Name the folder of the layer's files, or a finished zip as package.artifact.");
            }
            LogicalId id = service.names().layerId(layer.key());
            String other = keys.put(id, layer.key());
            if (other != null) {
                layer.settings()
                        .error(
                                LayerSchema.NAME,
                                diagnostics,
                                COLLIDING_LAYER_KEYS,
                                "gets the logical id " + id + ", just as layers." + other,
                                "Give one of them another key.");
            }
        }
    }
}
