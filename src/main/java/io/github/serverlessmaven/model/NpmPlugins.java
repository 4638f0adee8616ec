/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.model;

import io.github.serverlessmaven.diagnostic.DiagnosticCode;
import io.github.serverlessmaven.diagnostic.Diagnostics;
import io.github.serverlessmaven.template.BundledFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What to use here instead of well-known plugins of Serverless, from the file {@code npm-plugins.properties}, and instead of the
 * keys they read, from {@code npm-plugin-keys.properties}.
 */
public final class NpmPlugins {

    private static final Properties INSTEAD = BundledFile.properties(NpmPlugins.class, "npm-plugins.properties");

    static final DiagnosticCode PLUGIN_PACKAGES_LIBRARIES = new DiagnosticCode(
            "PLUGIN_PACKAGES_LIBRARIES", "A plugin of Serverless that adds libraries to packages does not run here.");

    /** Plugins that add libraries to packages, each with the beginning of the runtimes for which it does. */
    private static final Properties PACKAGING =
            BundledFile.properties(NpmPlugins.class, "npm-plugins-packaging.properties");

    private static final Properties KEYS = BundledFile.properties(NpmPlugins.class, "npm-plugin-keys.properties");

    private NpmPlugins() {}

    /**
     * What to do about keys that well-known plugins of Serverless read.
     *
     * @param section the section they stand in with a dot behind it, such as {@code function.}; empty for the top level
     * @return by the key, two sentences
     */
    public static Map<String, String> keysIn(String section) {
        Map<String, String> keys = new HashMap<>();
        for (String key : KEYS.stringPropertyNames()) {
            if (key.startsWith(section) && key.indexOf('.', section.length()) < 0) {
                keys.put(key.substring(section.length()), "Remove it. " + advice(List.of(KEYS.getProperty(key))));
            }
        }
        return keys;
    }

    /** One sentence for each plugin that something here stands in for, and one that names the others. */
    static String advice(List<String> plugins) {
        List<String> sentences = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (String plugin : plugins) {
            if (INSTEAD.containsKey(plugin)) {
                sentences.add("For " + plugin + " " + INSTEAD.getProperty(plugin) + ".");
            } else {
                others.add(plugin);
            }
        }
        if (!others.isEmpty()) {
            sentences.add("Nothing replaces " + String.join(", ", others) + ": what "
                    + (others.size() == 1 ? "it adds" : "they add") + " is not deployed.");
        }
        return String.join(" ", sentences);
    }

    /**
     * Reports plugins that add libraries to packages, for functions that are packaged here without them.
     *
     * @param service the service, assembled without errors
     */
    public static void check(Service service, Diagnostics diagnostics) {
        for (String plugin :
                service.root().configured(FrameworkSettings.PLUGINS_OF_NPM).orElse(List.of())) {
            Optional<String> runtime = Optional.ofNullable(PACKAGING.getProperty(plugin));
            List<String> lacking = service.functions().stream()
                    .filter(function -> service.code(function) instanceof Code.Zip
                            && FunctionPackage.of(service, function).artifact().isEmpty())
                    .filter(function -> runtime.isPresent()
                            && function.settings()
                                    .get(ServiceSchema.RUNTIME)
                                    .filter(name -> name.startsWith(runtime.get()))
                                    .isPresent())
                    .map(LambdaFunction::key)
                    .toList();
            if (!lacking.isEmpty()) {
                diagnostics.violation(
                        PLUGIN_PACKAGES_LIBRARIES,
                        service.root().location(FrameworkSettings.PLUGINS_OF_NPM),
                        service.root().path(FrameworkSettings.PLUGINS_OF_NPM),
                        plugin + " does not run here, so that its libraries would be missing in "
                                + String.join(", ", lacking),
                        "Build the zip with them and name it with \"package.artifact\".");
            }
        }
    }
}
