/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.workflow;

import io.github.serverlessmaven.inspect.SizedFunction;
import io.github.serverlessmaven.inspect.SizedPackage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What fills the packages of a service.
 *
 * @param service the service's name
 * @param stage the stage it is packaged for
 * @param folder the folder of the packages
 * @param functions the functions that have packages, in the order configured
 * @param images the keys of functions that run an image, of which nothing is known here
 */
public record SizeReport(
        String service, String stage, Path folder, List<SizedFunction> functions, List<String> images) {

    /** Each package once. */
    public List<SizedPackage> packages() {
        return functions.stream()
                .flatMap(function -> function.packages().stream())
                .distinct()
                .toList();
    }

    /** The functions, those together that run the same packages in the same way. */
    public List<List<SizedFunction>> groups() {
        List<List<SizedFunction>> groups = new ArrayList<>();
        for (SizedFunction function : functions) {
            groups.stream()
                    .filter(group -> group.get(0).isLike(function))
                    .findFirst()
                    .orElseGet(() -> {
                        groups.add(new ArrayList<>());
                        return groups.get(groups.size() - 1);
                    })
                    .add(function);
        }
        return groups;
    }
}
