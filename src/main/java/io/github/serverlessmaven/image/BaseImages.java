/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.image;

import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate;
import com.google.cloud.tools.jib.image.json.BuildableManifestTemplate.ContentDescriptorTemplate;
import com.google.cloud.tools.jib.image.json.ManifestListTemplate;
import com.google.cloud.tools.jib.image.json.ManifestTemplate;
import com.google.cloud.tools.jib.registry.ManifestAndDigest;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Base images from registries, by way of the cache: each of their parts is downloaded once. */
final class BaseImages {

    private static final String CONFIG = "config";
    private static final String LAYERS = "layers";

    /** The first bytes of a gzip file (RFC 1952). */
    private static final int GZIP = 0x1f8b;

    private final RegistryAccess access;
    private final BaseCache cache;

    BaseImages(RegistryAccess access) {
        this.access = access;
        this.cache = new BaseCache(access.cache());
    }

    /**
     * A base image for a platform.
     *
     * @param name its name with tag or digest
     * @throws ImageException if it cannot be had
     */
    BaseImage fromRegistry(String name, Platform platform) {
        ImageReference reference = parse(name);
        Optional<Value.Mapping> known = cache.remembered(name, platform).filter(this::isComplete);
        if (access.offline() && known.isEmpty()) {
            throw new ImageException(
                    "The base image " + name + " for " + platform
                            + " was not downloaded yet, and Maven works offline (-o).",
                    "Build once without -o.");
        }
        boolean neverChanges = reference.getDigest().isPresent();
        return read(
                name,
                known.filter(meaning -> access.offline() || neverChanges)
                        .orElseGet(() -> download(name, reference, platform)));
    }

    private static ImageReference parse(String name) {
        try {
            return ImageReference.parse(name);
        } catch (InvalidImageReferenceException e) {
            throw new ImageException(
                    "\"" + name + "\" is not a name of a base image.",
                    "Write it as in public.ecr.aws/lambda/java:21 or registry.example.com/team/base@sha256:<digest>.",
                    e);
        }
    }

    private boolean isComplete(Value.Mapping meaning) {
        return parts(meaning).allMatch(part -> cache.find(part).isPresent());
    }

    private static Stream<String> parts(Value.Mapping meaning) {
        return Stream.concat(meaning.get(CONFIG).stream(), layers(meaning)).map(part -> ((Value.Text) part).text());
    }

    private static Stream<Value> layers(Value.Mapping meaning) {
        return meaning.get(LAYERS).orElse(Value.NULL) instanceof Value.Sequence sequence
                ? sequence.items().stream()
                : Stream.empty();
    }

    private BaseImage read(String name, Value.Mapping meaning) {
        List<String> digests = parts(meaning).toList();
        Path file = cache.find(digests.get(0)).orElseThrow();
        try {
            if (Json.parse(Files.readString(file), name) instanceof Value.Mapping config) {
                return new BaseImage(
                        name,
                        new ImageConfig(config),
                        layout -> digests.stream()
                                .skip(1)
                                .forEach(layer -> layout.addCompressed(
                                        layer, cache.find(layer).orElseThrow())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new ImageException("The configuration of the base image " + name + " is not a mapping.", "");
    }

    private Value.Mapping download(String name, ImageReference reference, Platform platform) {
        try (BaseRegistry registry = new BaseRegistry(reference, access)) {
            BuildableManifestTemplate manifest = manifest(name, reference, platform, registry);
            String config = digest(manifest.getContainerConfiguration());
            List<String> layers =
                    manifest.getLayers().stream().map(BaseImages::digest).toList();
            Value.Mapping meaning = Value.mapping()
                    .put("image", name)
                    .put("platform", platform.toString())
                    .put(CONFIG, config)
                    .put(LAYERS, Value.texts(layers))
                    .build();
            for (String part :
                    parts(meaning).filter(part -> cache.find(part).isEmpty()).toList()) {
                Path file = registry.download(part, cache);
                if (!part.equals(config)) {
                    requireGzip(file, name);
                }
            }
            cache.remember(name, platform, meaning);
            return meaning;
        }
    }

    private static String digest(ContentDescriptorTemplate part) {
        return part.getDigest().toString();
    }

    private BuildableManifestTemplate manifest(
            String name, ImageReference reference, Platform platform, BaseRegistry registry) {
        ManifestAndDigest<ManifestTemplate> found = registry.manifest(reference.getQualifier());
        if (found.getManifest() instanceof ManifestListTemplate list) {
            List<String> digests = list.getDigestsForPlatform(platform.architecture(), platform.os());
            if (digests.isEmpty()) {
                throw new ImageException(
                        "The base image " + name + " is not there for " + platform + ".",
                        "Choose a base image for " + platform + ", or set \"architecture\" of the functions.");
            }
            found = registry.manifest(digests.get(0));
        }
        if (found.getManifest() instanceof BuildableManifestTemplate manifest) {
            access.progress().accept("Base image " + name + " for " + platform + " is " + found.getDigest());
            return manifest;
        }
        throw new ImageException(
                "The base image " + name + " is in a form of before 2016, which Lambda does not take.",
                "Build it again, or choose another one.");
    }

    private static void requireGzip(Path layer, String name) {
        try (InputStream bytes = Files.newInputStream(layer)) {
            if ((bytes.read() << Byte.SIZE | bytes.read()) == GZIP) {
                return;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new ImageException(
                "The base image " + name + " has layers that are not compressed with gzip, which Lambda does not take.",
                "Push it again with gzip, such as with \"skopeo copy --dest-compress-format gzip\".");
    }
}
