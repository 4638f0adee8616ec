/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.history;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.folder.DeploymentFolder;
import io.github.serverlessmaven.diagnostic.ServerlessException;
import io.github.serverlessmaven.manifest.Manifest;
import io.github.serverlessmaven.manifest.PackagedImages.PackagedImage;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one deployment changed of a stack, complete enough to deploy it again. Holds no secret: values of parameters with
 * {@code NoEcho} are left out.
 *
 * @param time when the deployment began to change the stack, in milliseconds
 * @param service the service's name
 * @param stage the stage
 * @param commit the Git commit that was packaged, 40 hexadecimal digits
 * @param identity the ARN of who deployed
 * @param rollbackOf the id of the deployment that this one returned to
 * @param templateSha256 the SHA-256 digest of the template, 64 hexadecimal digits
 * @param objects the keys of the objects in the bucket that it uses
 * @param images the digests of the images that it uses
 * @param withheld the configured parameters whose values are left out
 * @param manifest the manifest, as JSON
 * @param template the template, as it was packaged
 */
public record DeploymentRecord(
        Instant time,
        String service,
        String stage,
        Optional<String> commit,
        Optional<String> identity,
        Optional<String> rollbackOf,
        String templateSha256,
        List<String> objects,
        List<String> images,
        List<String> withheld,
        String manifest,
        String template) {

    private static final int SHOWN_OF_DIGEST = 12;

    /** Copies the lists. */
    public DeploymentRecord {
        objects = List.copyOf(objects);
        images = List.copyOf(images);
        withheld = List.copyOf(withheld);
    }

    /**
     * The record of a deployment that begins now.
     *
     * @param identity the ARN of who deploys
     */
    public static DeploymentRecord of(DeploymentFolder folder, Instant time, Optional<String> identity) {
        Manifest manifest = folder.manifest();
        Set<String> withheld = withheld(manifest, folder.template());
        List<String> objects = new ArrayList<>(List.of(manifest.templateKey()));
        manifest.artifacts().forEach(artifact -> objects.add(artifact.key()));
        return new DeploymentRecord(
                Instant.ofEpochMilli(time.toEpochMilli()),
                manifest.service(),
                manifest.stage(),
                folder.commit(),
                identity,
                folder.rollbackOf(),
                manifest.templateSha256(),
                objects,
                manifest.images().packaged().stream().map(PackagedImage::digest).toList(),
                List.copyOf(withheld),
                manifest.withoutParameters(withheld).toJson(),
                folder.templateText());
    }

    /** Configured parameters whose values CloudFormation does not show, those that keep the stack's value included. */
    private static Set<String> withheld(Manifest manifest, Value.Mapping template) {
        Set<String> withheld = new LinkedHashSet<>();
        manifest.stack().parameters().keySet().forEach(name -> {
            Value noEcho =
                    template.section("Parameters").section(name).get("NoEcho").orElse(Value.of(false));
            if (!noEcho.equals(Value.of(false)) && !noEcho.equals(Value.of("false"))) {
                withheld.add(name);
            }
        });
        return withheld;
    }

    /** Sorted by time, as text too. */
    public String id() {
        return time.toEpochMilli() + "-" + hash();
    }

    /** The beginning of the template's digest. */
    public String hash() {
        return templateSha256.substring(0, SHOWN_OF_DIGEST);
    }

    /**
     * The deployment as a folder that lacks the packages, which are in the bucket.
     *
     * @param path an empty folder, which gets the template
     * @throws ServerlessException if the record was written by a version of the plugin with other manifests, or is damaged
     */
    public DeploymentFolder folder(Path path) {
        if (!Sha256.of(template).hex().equals(templateSha256)) {
            throw new ServerlessException(
                    "The record of deployment " + id() + " is damaged: its template has another digest.", remedy());
        }
        try {
            return DeploymentFolder.recorded(
                    path, Manifest.fromJson(manifest, "The record of deployment " + id()), template, commit, id());
        } catch (ServerlessException e) {
            throw new ServerlessException(
                    "The record of deployment " + id() + " was not written by this version of the plugin.",
                    remedy(),
                    e);
        }
    }

    /** What to do if a return to this deployment is refused. */
    public String remedy() {
        return DeploymentFolder.deployAgain(commit);
    }
}
