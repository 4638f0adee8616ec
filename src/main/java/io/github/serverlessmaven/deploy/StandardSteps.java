/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.step.AwaitFunctions;
import io.github.serverlessmaven.deploy.step.CheckAccount;
import io.github.serverlessmaven.deploy.step.CleanUpArtifacts;
import io.github.serverlessmaven.deploy.step.CleanUpImages;
import io.github.serverlessmaven.deploy.step.CompareStack;
import io.github.serverlessmaven.deploy.step.ConfirmDeletions;
import io.github.serverlessmaven.deploy.step.CreateBucket;
import io.github.serverlessmaven.deploy.step.DeploymentStep;
import io.github.serverlessmaven.deploy.step.DetachBucket;
import io.github.serverlessmaven.deploy.step.FindStack;
import io.github.serverlessmaven.deploy.step.ForgetMarkers;
import io.github.serverlessmaven.deploy.step.PruneVersions;
import io.github.serverlessmaven.deploy.step.PushImages;
import io.github.serverlessmaven.deploy.step.RecordDeployment;
import io.github.serverlessmaven.deploy.step.RecoverStack;
import io.github.serverlessmaven.deploy.step.RemoveCustomRules;
import io.github.serverlessmaven.deploy.step.ReportIdentity;
import io.github.serverlessmaven.deploy.step.RequireBucket;
import io.github.serverlessmaven.deploy.step.RequireFreeNames;
import io.github.serverlessmaven.deploy.step.RequireRecorded;
import io.github.serverlessmaven.deploy.step.RestoreFunctions;
import io.github.serverlessmaven.deploy.step.SetDeletionProtection;
import io.github.serverlessmaven.deploy.step.SetLogRole;
import io.github.serverlessmaven.deploy.step.SetStackPolicy;
import io.github.serverlessmaven.deploy.step.SetUpStage;
import io.github.serverlessmaven.deploy.step.UpdateStack;
import io.github.serverlessmaven.deploy.step.UploadArtifacts;
import io.github.serverlessmaven.deploy.step.WriteReceipt;
import java.util.List;

/** The steps of a deployment, in order. */
final class StandardSteps {

    /** What comes before functions are changed without CloudFormation. */
    static final List<DeploymentStep> BEFORE_FUNCTIONS = List.of(new FindStack(), new CheckAccount());

    static final List<DeploymentStep> ALL = List.of(
            new FindStack(),
            new CompareStack(),
            ifOutdated(new RequireBucket()),
            new CheckAccount(),
            new RequireRecorded(),
            new RecoverStack(),
            new PushImages(),
            ifOutdated(new ReportIdentity()),
            ifOutdated(new RequireFreeNames()),
            ifOutdated(new ConfirmDeletions()),
            ifOutdated(new CreateBucket()),
            new RestoreFunctions(),
            ifOutdated(new UploadArtifacts()),
            ifOutdated(new DetachBucket()),
            new SetLogRole(),
            ifOutdated(new RemoveCustomRules()),
            ifOutdated(new RecordDeployment(new UpdateStack())),
            ifOutdated(new AwaitFunctions()),
            ifOutdated(new ForgetMarkers()),
            ifOutdated(new WriteReceipt()),
            ifOutdated(new CleanUpArtifacts()),
            ifOutdated(new CleanUpImages()),
            new SetUpStage(),
            new SetStackPolicy(),
            new SetDeletionProtection(),
            new PruneVersions());

    private StandardSteps() {}

    /** A step that is left out if the stack has the template already. */
    private static DeploymentStep ifOutdated(DeploymentStep step) {
        return context -> {
            if (!context.isUpToDate()) {
                step.run(context);
            }
        };
    }
}
