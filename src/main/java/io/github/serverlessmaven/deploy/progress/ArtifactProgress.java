/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.progress;

import io.github.serverlessmaven.artifact.Sizes;
import java.util.Optional;

/** What happens to packages and images, and to the buckets and repositories that hold them. */
public interface ArtifactProgress extends DeployEvent {

    /**
     * A package is being uploaded.
     *
     * @param path its name in the deployment folder
     * @param sent how many bytes were sent
     * @param size of how many
     */
    record Uploading(String path, long sent, long size) implements ArtifactProgress {
        @Override
        public String text() {
            return "Uploading " + path + ": " + state();
        }

        @Override
        public Level level() {
            return Level.LIVE;
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(new Activity(path, state(), Activity.Phase.UNDER_WAY));
        }

        private String state() {
            return Sizes.readable(sent) + " of " + Sizes.readable(size) + " uploaded";
        }
    }

    /**
     * A package was uploaded.
     *
     * @param path its name in the deployment folder
     * @param size in bytes
     */
    record Uploaded(String path, long size) implements ArtifactProgress {
        @Override
        public String text() {
            return "Uploaded " + path + " (" + Sizes.readable(size) + ")";
        }

        @Override
        public Optional<Activity> activity() {
            return Optional.of(new Activity(path, "uploaded", Activity.Phase.OVER));
        }
    }

    /**
     * What was missing of an image was pushed.
     *
     * @param image its name in the configuration
     * @param target the repository and the tag it got there
     * @param sent how many bytes travelled
     * @param size how large all of it is, in bytes
     */
    record ImagePushed(String image, String target, long sent, long size) implements ArtifactProgress {
        @Override
        public String text() {
            return "Pushed image " + image + " to " + target + " (" + Sizes.readable(sent) + " of "
                    + Sizes.readable(size) + " were missing)";
        }
    }

    /**
     * A repository of images was deleted with the images in it.
     *
     * @param name its name
     */
    record RepositoryDeleted(String name) implements ArtifactProgress {
        @Override
        public String text() {
            return "Deleted image repository " + name;
        }
    }

    /**
     * A repository of images was not deleted.
     *
     * @param name its name
     * @param reason why
     */
    record RepositoryKept(String name, String reason) implements ArtifactProgress, Warning {
        @Override
        public String text() {
            return "The image repository " + name + " was not deleted: " + reason;
        }
    }

    /**
     * Objects were deleted from the bucket.
     *
     * @param bucket the bucket
     * @param count objects and versions
     */
    record Emptied(String bucket, int count) implements ArtifactProgress {
        @Override
        public String text() {
            return "Deleted " + count + " object(s) from bucket " + bucket;
        }
    }

    /**
     * What only older deployments need stays: the records of deployments cannot be read, or objects or images not be deleted.
     *
     * @param place the bucket or the repository of images
     * @param problem why
     */
    record NotCleanedUp(String place, String problem) implements ArtifactProgress, Warning {
        @Override
        public String text() {
            return "The deployment is complete, but " + place + " was not cleaned up: " + problem;
        }
    }

    /**
     * A bucket is no longer part of its stack, but was not deleted.
     *
     * @param bucket the bucket
     */
    record BucketKept(String bucket) implements ArtifactProgress, Warning {
        @Override
        public String text() {
            return "Bucket " + bucket
                    + " is no longer part of the stack, but was not deleted: it holds objects that do not belong to this stage";
        }
    }
}
