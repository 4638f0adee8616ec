/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.local.resource;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.serverlessmaven.local.state.LocalArtifactStore;
import io.github.serverlessmaven.local.state.ResourceProblem;
import io.github.serverlessmaven.local.state.StateFolder;
import io.github.serverlessmaven.template.Value;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionCheckTest {

    @TempDir
    private Path folder;

    @Test
    void aPackageThatIsInNoBucketIsRefusedWithItsPlaceOnThisMachine() {
        Value.Mapping properties = Value.mapping()
                .put("Role", "arn:aws:iam::000000000000:role/any")
                .put("Runtime", "java21")
                .put("Handler", "com.example.Orders")
                .put(
                        "Code",
                        Value.mapping()
                                .put("S3Bucket", "own")
                                .put("S3Key", "a/b.zip")
                                .build())
                .build();
        assertThatThrownBy(() -> FunctionCheck.check(properties, new LocalArtifactStore(new StateFolder(folder))))
                .isInstanceOf(ResourceProblem.class)
                .hasMessageContaining("NoSuchKey")
                .hasMessageContaining(Path.of("buckets", "own", "a", "b.zip").toString());
    }
}
