/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import io.github.serverlessmaven.artifact.Sizes;
import io.github.serverlessmaven.deploy.DeployEvent;
import io.github.serverlessmaven.deploy.StackEvent;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Shows the progress of a deployment on the console. */
public final class DeployConsole implements Consumer<DeployEvent> {

    private final Log log;

    /** The console of a goal. */
    public DeployConsole(Log log) {
        this.log = log;
    }

    @Override
    public void accept(DeployEvent event) {
        if (event instanceof DeployEvent.Started started) {
            log.info("Stack " + started.stackName() + ": " + started.action());
        } else if (event instanceof DeployEvent.Resetting resetting) {
            log.info("Stack " + resetting.stackName() + " was left in status " + resetting.status()
                    + " by a failed creation and is deleted first");
        } else if (event instanceof DeployEvent.Waiting waiting) {
            log.info("Stack " + waiting.stackName() + " is in status " + waiting.status() + ", waiting for its end");
        } else if (event instanceof DeployEvent.Uploaded uploaded) {
            log.info("Uploaded " + uploaded.path() + " (" + Sizes.readable(uploaded.size()) + ")");
        } else if (event instanceof DeployEvent.Emptied emptied) {
            log.info("Deleted " + emptied.count() + " object(s) from bucket " + emptied.bucket());
        } else if (event instanceof DeployEvent.Left left) {
            log.warn("Bucket " + left.bucket()
                    + " no longer belongs to the stack; it stays, as not all in it is of this stage");
        } else if (event instanceof DeployEvent.Protection protection) {
            log.info("Stack " + protection.stackName() + " is "
                    + (protection.isProtected() ? "protected from deletion" : "no longer protected from deletion"));
        } else if (event instanceof DeployEvent.Pruned pruned) {
            log.info("Deleted " + pruned.count() + " old version(s) of " + pruned.name());
        } else if (event instanceof DeployEvent.ImagePushed pushed) {
            log.info("Pushed image " + pushed.image() + " to " + pushed.target() + " (" + Sizes.readable(pushed.sent())
                    + " of " + Sizes.readable(pushed.size()) + " were missing)");
        } else if (event instanceof DeployEvent.RepositoryDeleted deleted) {
            log.info("Deleted image repository " + deleted.name());
        } else if (event instanceof DeployEvent.RepositoryLeft left) {
            log.warn("The image repository " + left.name() + " is left: " + left.reason());
        } else if (event instanceof DeployEvent.Progress progress) {
            show(progress.event());
        }
    }

    private void show(StackEvent event) {
        String line = "  " + event.status() + "  " + event.logicalId() + " (" + event.type() + ")";
        if (event.status().endsWith("_FAILED")) {
            log.warn(line + event.reason().map(reason -> ": " + reason).orElse(""));
        } else {
            log.info(line);
        }
    }
}
