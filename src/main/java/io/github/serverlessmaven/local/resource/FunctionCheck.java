/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import io.github.serverlessmaven.artifact.LinkedPackage;
import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.Values;
import io.github.serverlessmaven.template.ReservedVariables;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipFile;

/** Rejects functions that Lambda rejects, with its messages. See "Lambda quotas" in the AWS Lambda developer guide. */
final class FunctionCheck {

    private static final int LARGEST_ENVIRONMENT = 4096;
    private static final long LARGEST_UNZIPPED = 262_144_000;

    private FunctionCheck() {}

    /**
     * Checks the properties of a function.
     *
     * @param store where its code is
     * @throws ResourceProblem if Lambda rejects them
     */
    static void check(Value.Mapping properties, LocalArtifactStore store) {
        for (String required : new String[] {"Code", "Role"}) {
            if (properties.get(required).isEmpty()) {
                throw new ResourceProblem("Properties validation failed for resource with message:\n#: required key ["
                        + required + "] not found");
            }
        }
        checkRange(properties, "MemorySize", "memorySize", 128, 128, 10_240);
        checkRange(properties, "Timeout", "timeout", 3, 1, 900);
        checkVariables(Values.texts(Values.mapping(Values.mapping(properties, "Environment"), "Variables")));
        Value.Mapping code = Values.mapping(properties, "Code");
        if (code.get("ImageUri").isPresent()) {
            return;
        }
        if (Values.text(properties, "Handler").isEmpty()
                || Values.text(properties, "Runtime").isEmpty()) {
            throw refused(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        if (code.get("ZipFile").isEmpty()) {
            checkUnzippedSize(stored(code, store));
        }
    }

    private static void checkRange(
            Value.Mapping properties, String key, String name, int otherwise, int least, int most) {
        int value = Values.number(properties, key, otherwise);
        if (value < least || value > most) {
            throw refused("1 validation error detected: Value '" + value + "' at '" + name
                    + "' failed to satisfy constraint: Member must have value "
                    + (value < least ? "greater than or equal to " + least : "less than or equal to " + most));
        }
    }

    private static void checkVariables(Map<String, String> variables) {
        Set<String> reserved = ReservedVariables.among(variables.keySet());
        if (!reserved.isEmpty()) {
            throw refused(
                    "Lambda was unable to configure your environment variables because the environment variables you"
                            + " have provided contains reserved keys that are currently not supported for modification. Reserved"
                            + " keys used in this request: " + String.join(", ", reserved));
        }
        int size = variables.entrySet().stream()
                .mapToInt(entry -> (entry.getKey() + entry.getValue()).getBytes(StandardCharsets.UTF_8).length)
                .sum();
        if (size > LARGEST_ENVIRONMENT) {
            throw refused(
                    "Lambda was unable to configure your environment variables because the environment variables you"
                            + " have provided exceeded the 4KB limit.");
        }
    }

    private static Path stored(Value.Mapping code, LocalArtifactStore store) {
        String bucket = Values.text(code, "S3Bucket");
        String key = Values.text(code, "S3Key");
        if (bucket.isEmpty() || key.isEmpty()) {
            throw refused("Please provide a source for function code.");
        }
        return store.file(bucket, key)
                .orElseThrow(
                        () -> refused("Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The"
                                + " specified key does not exist. On this machine it would be the file "
                                + store.place(bucket, key)));
    }

    private static void checkUnzippedSize(Path file) {
        if (LinkedPackage.read(file).isPresent()) {
            return;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            long size = zip.stream()
                    .mapToLong(entry -> Math.max(0, entry.getSize()))
                    .sum();
            if (size > LARGEST_UNZIPPED) {
                throw refused("Unzipped size must be smaller than " + LARGEST_UNZIPPED + " bytes");
            }
        } catch (java.util.zip.ZipException e) {
            throw refused("Could not unzip uploaded file. Please check your file, then try to upload again.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ResourceProblem refused(String message) {
        return new ResourceProblem("Resource handler returned message: \"" + message
                + " (Service: Lambda, Status Code: 400, Request ID: local)\"");
    }
}
