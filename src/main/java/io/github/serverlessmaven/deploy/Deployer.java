/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.deploy.ChangeSetRequest.Inline;
import io.github.serverlessmaven.deploy.ChangeSetRequest.TemplateSource;
import io.github.serverlessmaven.deploy.Manifest.PackagedArtifact;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes a deployment folder to a running stack. Whatever state the stack is in, the deployer either brings it to the folder's template
 * or says what stands in the way; after a failure, running again continues where it makes sense.
 */
public final class Deployer {

    private final Stacks stacks;
    private final ArtifactStore store;
    private final Secrets secrets;
    private final Clock clock;
    private final Consumer<DeployEvent> listener;
    private final StackRecovery recovery;
    private final StackProtection guards;
    private final ChangeSetExecution changes;
    private final ImageDelivery images;

    /**
     * Makes a deployer.
     *
     * @param target where to
     * @param listener is told what happens
     */
    public Deployer(Target target, Consumer<DeployEvent> listener) {
        this(target.stacks(), target.store(), target.images(), target.secrets(), target.clock(), listener);
    }

    /**
     * Makes a deployer of the parts of a target.
     *
     * @param listener is told what happens
     */
    public Deployer(
            Stacks stacks,
            ArtifactStore store,
            ImageRegistry registry,
            Secrets secrets,
            Clock clock,
            Consumer<DeployEvent> listener) {
        this.stacks = stacks;
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
        this.listener = listener;
        StackMonitor monitor = new StackMonitor(stacks, clock, listener);
        this.recovery = new StackRecovery(stacks, monitor, listener);
        this.guards = new StackProtection(stacks, listener);
        this.changes = new ChangeSetExecution(stacks, clock, monitor);
        this.images = new ImageDelivery(registry, listener);
    }

    /**
     * Deploys a folder.
     *
     * @param force whether CloudFormation is asked even if the stack has the folder's template already
     * @throws DeploymentException if CloudFormation could not do it; the stack is left as it was before, and can be deployed again
     */
    public Deployment deploy(DeploymentFolder folder, boolean force) {
        Manifest manifest = folder.manifest();
        manifest.bucket().name().ifPresent(store::requireUsable);
        Optional<Stack> existing = recovery.usable(manifest);
        images.deliver(folder, manifest.stackTags());
        Deployment deployment = existing.filter(stack -> !force && isDeployed(stack, folder))
                .map(stack -> new Deployment(stack, false))
                .orElseGet(() -> createOrUpdate(folder, existing));
        guards.set(deployment.stack(), manifest.stack());
        return deployment;
    }

    private Deployment createOrUpdate(DeploymentFolder folder, Optional<Stack> existing) {
        Optional<String> given = folder.manifest().bucket().name();
        Optional<Stack> stack = existing.isEmpty() && given.isEmpty() ? Optional.of(createCore(folder)) : existing;
        String bucket = given.orElseGet(() -> bucket(stack.orElseThrow(), folder));
        upload(folder, bucket);
        Deployment deployment = stack.flatMap(present -> former(present, folder))
                .map(former -> leave(former, stack, folder, bucket))
                .orElseGet(() -> update(stack, folder, bucket, folder.templateValue()));
        new ArtifactCleanup(store).clean(folder.manifest(), bucket);
        return deployment;
    }

    private boolean isDeployed(Stack stack, DeploymentFolder folder) {
        Manifest manifest = folder.manifest();
        if (!stack.status().isSuccess()
                || !stack.tags().equals(manifest.stackTags())
                || !Set.copyOf(stack.notificationArns())
                        .equals(Set.copyOf(manifest.stack().notificationArns()))) {
            return false;
        }
        Value.Mapping wanted = folder.templateValue();
        return new StackParameters(manifest, secrets).areDeterminedBy(wanted)
                && deployedTemplate(stack).filter(wanted::equals).isPresent();
    }

    private Optional<Value> deployedTemplate(Stack stack) {
        return stacks.template(stack.name())
                .filter(text -> text.stripLeading().startsWith("{"))
                .map(text -> Json.parse(text, "The template of stack " + stack.name()));
    }

    /** The packages need a bucket before the functions can be made, so a new stack starts with its bucket alone. */
    private Stack createCore(DeploymentFolder folder) {
        Manifest manifest = folder.manifest();
        listener.accept(new DeployEvent.Started(manifest.stackName(), "create"));
        Value.Mapping core = CoreTemplate.of(folder.templateValue());
        changes.execute(request(manifest, true, new Inline(Json.compact(core)), core, Map.of()));
        return stacks.find(manifest.stackName())
                .orElseThrow(() -> new DeploymentException(
                        "The stack " + manifest.stackName() + " disappeared while it was created.", "Deploy again."));
    }

    /** The stack's bucket; put back into a stack that lost it. */
    private String bucket(Stack stack, DeploymentFolder folder) {
        return stacks.physicalId(stack.name(), CoreTemplate.BUCKET).orElseGet(() -> {
            Value.Mapping deployed = deployedTemplate(stack)
                    .filter(Value.Mapping.class::isInstance)
                    .map(Value.Mapping.class::cast)
                    .orElseThrow(
                            () -> new DeploymentException(
                                    "The stack " + stack.name()
                                            + " exists, has no deployment bucket, and its template is not JSON.",
                                    "Choose another provider.stackName: this stack was not made by Serverless or this plugin."));
            listener.accept(new DeployEvent.Started(stack.name(), "update"));
            Value.Mapping completed = CoreTemplate.addTo(deployed, folder.templateValue());
            Map<String, Optional<String>> kept = new LinkedHashMap<>();
            CoreTemplate.parameters(completed).forEach(parameter -> kept.put(parameter, Optional.empty()));
            changes.execute(request(folder.manifest(), false, new Inline(Json.compact(completed)), completed, kept));
            return stacks.physicalId(stack.name(), CoreTemplate.BUCKET).orElseThrow();
        });
    }

    private void upload(DeploymentFolder folder, String bucket) {
        ArtifactStore encrypting = encrypting(folder);
        for (PackagedArtifact artifact : folder.manifest().artifacts()) {
            if (!store.contains(bucket, artifact.key())) {
                encrypting.upload(bucket, artifact.key(), folder.file(artifact), artifact.digest());
                listener.accept(new DeployEvent.Uploaded(artifact.path(), artifact.size()));
            }
        }
    }

    private ArtifactStore encrypting(DeploymentFolder folder) {
        return store.encrypting(folder.manifest().bucket().encryption());
    }

    /** The stack's own bucket, if the folder's template no longer has it. */
    private Optional<AbandonedBucket> former(Stack stack, DeploymentFolder folder) {
        Optional<String> given = folder.manifest().bucket().name();
        if (given.isEmpty()
                || !CoreTemplate.resources(folder.templateValue()).entries().isEmpty()) {
            return Optional.empty();
        }
        String own = folder.manifest().artifactPrefix() + "/";
        return stacks.physicalId(stack.name(), CoreTemplate.BUCKET)
                .flatMap(name -> deployedTemplate(stack)
                        .filter(Value.Mapping.class::isInstance)
                        .map(deployed -> new AbandonedBucket(
                                name,
                                CoreTemplate.resources((Value.Mapping) deployed),
                                given.get().equals(name)
                                        || !store.keysOutside(name, own, 1).isEmpty())));
    }

    private Deployment leave(AbandonedBucket former, Optional<Stack> stack, DeploymentFolder folder, String bucket) {
        update(stack, folder, bucket, former.keptBy(folder.templateValue()));
        if (former.stays()) {
            listener.accept(new DeployEvent.Left(former.name()));
        } else {
            int deleted = store.deleteAll(former.name(), folder.manifest().artifactPrefix() + "/");
            listener.accept(new DeployEvent.Emptied(former.name(), deleted));
        }
        return update(stack, folder, bucket, folder.templateValue());
    }

    private Deployment update(
            Optional<Stack> existing, DeploymentFolder folder, String bucket, Value.Mapping template) {
        Manifest manifest = folder.manifest();
        boolean creates = existing.isEmpty();
        listener.accept(new DeployEvent.Started(manifest.stackName(), creates ? "create" : "update"));
        TemplateSource source = new TemplateUpload(encrypting(folder), folder, bucket).of(template);
        boolean changed = changes.execute(
                request(manifest, creates, source, template, new StackParameters(manifest, secrets).values(creates)));
        return new Deployment(
                stacks.find(manifest.stackName()).or(() -> existing).orElseThrow(), changed);
    }

    private ChangeSetRequest request(
            Manifest manifest,
            boolean creates,
            TemplateSource source,
            Value.Mapping template,
            Map<String, Optional<String>> parameters) {
        return new ChangeSetRequest(
                manifest.stackName(),
                "serverless-" + clock.now().toEpochMilli(),
                creates,
                source,
                CoreTemplate.hasMacros(template),
                parameters,
                manifest.stackTags(),
                manifest.stack());
    }

    /**
     * The end of a deployment.
     *
     * @param stack the stack as it is now
     * @param changed whether anything had to be changed
     */
    public record Deployment(Stack stack, boolean changed) {}
}
