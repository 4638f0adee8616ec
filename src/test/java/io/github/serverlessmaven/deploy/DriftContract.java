/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.deploy.port.DriftDetection;
import org.junit.jupiter.api.Test;

/** What every target says of the drift of a stack that nobody changed. */
public abstract class DriftContract {

    /** The detection under test. */
    protected abstract DriftDetection detection();

    /** A stack that was deployed and not changed since. */
    protected abstract String stack();

    @Test
    void aStackThatNobodyChangedHasNotDrifted() {
        String id = detection().start(stack());
        DriftDetection.Progress progress = detection().progress(id);
        while (progress.isRunning()) {
            progress = detection().progress(id);
        }
        assertThat(progress.failure()).isEmpty();
        assertThat(detection().drifts(stack())).isEmpty();
    }
}
