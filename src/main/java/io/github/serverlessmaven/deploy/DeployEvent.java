/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

/** What happens during a deployment or removal, for the console. */
public sealed interface DeployEvent {

    /**
     * Work on a stack starts.
     *
     * @param stackName the stack
     * @param action in words: {@code create}, {@code update}, {@code delete}
     */
    record Started(String stackName, String action) implements DeployEvent {}

    /**
     * A stack that cannot be used is removed first.
     *
     * @param stackName the stack
     * @param status why it cannot be used
     */
    record Resetting(String stackName, StackStatus status) implements DeployEvent {}

    /**
     * Somebody else is working on the stack.
     *
     * @param stackName the stack
     * @param status what is going on
     */
    record Waiting(String stackName, StackStatus status) implements DeployEvent {}

    /**
     * A package was uploaded.
     *
     * @param path its name in the deployment folder
     * @param size in bytes
     */
    record Uploaded(String path, long size) implements DeployEvent {}

    /**
     * What was missing of an image was pushed.
     *
     * @param image its name in the configuration
     * @param target the repository and the tag it got there
     * @param sent how many bytes travelled
     * @param size how large all of it is, in bytes
     */
    record ImagePushed(String image, String target, long sent, long size) implements DeployEvent {}

    /**
     * A repository of images was deleted with the images in it.
     *
     * @param name its name
     */
    record RepositoryDeleted(String name) implements DeployEvent {}

    /**
     * A repository of images was left alone.
     *
     * @param name its name
     * @param reason why
     */
    record RepositoryLeft(String name, String reason) implements DeployEvent {}

    /**
     * Something happened to a resource.
     *
     * @param event what
     */
    record Progress(StackEvent event) implements DeployEvent {}

    /**
     * Objects were deleted from the bucket.
     *
     * @param bucket the bucket
     * @param count objects and versions
     */
    record Emptied(String bucket, int count) implements DeployEvent {}

    /**
     * A stack leaves the bucket it had of its own, which stays where it is because it holds objects of others.
     *
     * @param bucket the bucket
     */
    record Left(String bucket) implements DeployEvent {}

    /**
     * A stack was protected from deletion, or is so no more.
     *
     * @param stackName the stack
     * @param isProtected whether it cannot be deleted now
     */
    record Protection(String stackName, boolean isProtected) implements DeployEvent {}

    /**
     * Old versions of a function or layer were deleted.
     *
     * @param name its name in AWS
     * @param count how many
     */
    record Pruned(String name, long count) implements DeployEvent {}
}
