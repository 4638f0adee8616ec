/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy;

import io.github.serverlessmaven.artifact.Sha256;
import io.github.serverlessmaven.deploy.ChangeSetRequest.Inline;
import io.github.serverlessmaven.deploy.ChangeSetRequest.Stored;
import io.github.serverlessmaven.deploy.ChangeSetRequest.TemplateSource;
import io.github.serverlessmaven.deploy.Manifest.PackagedArtifact;
import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Takes a deployment folder to a running stack. Whatever state the stack is in, the deployer either brings it to the folder's template
 * or says what stands in the way; after a failure, running again continues where it makes sense.
 */
public final class Deployer {

    private static final int LARGEST_INLINE_TEMPLATE = 51_200;

    private final Stacks stacks;
    private final ArtifactStore store;
    private final Secrets secrets;
    private final Clock clock;
    private final Consumer<DeployEvent> listener;
    private final StackMonitor monitor;

    /**
     * Makes a deployer.
     *
     * @param listener is told what happens
     */
    public Deployer(Stacks stacks, ArtifactStore store, Secrets secrets, Clock clock, Consumer<DeployEvent> listener) {
        this.stacks = stacks;
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
        this.listener = listener;
        this.monitor = new StackMonitor(stacks, clock, listener);
    }

    /**
     * Deploys a folder.
     *
     * @param force whether CloudFormation is asked even if the stack has the folder's template already
     * @throws DeploymentException if CloudFormation could not do it; the stack is left as it was before, and can be deployed again
     */
    public Deployment deploy(DeploymentFolder folder, boolean force) {
        Manifest manifest = folder.manifest();
        Map<String, String> tags = tags(manifest);
        Optional<Stack> existing = usableStack(manifest.stackName());
        if (!force && existing.isPresent() && isDeployed(existing.get(), folder, tags)) {
            return new Deployment(existing.get(), false);
        }
        Stack stack = existing.isPresent() ? existing.get() : createCore(folder, tags);
        String bucket = bucket(stack, folder, tags);
        upload(folder, bucket);
        return update(stack, folder, bucket, tags);
    }

    private static Map<String, String> tags(Manifest manifest) {
        Map<String, String> tags = new LinkedHashMap<>(manifest.stackTags());
        if (tags.keySet().stream().noneMatch("STAGE"::equalsIgnoreCase)) {
            tags.put("STAGE", manifest.stage());
        }
        return tags;
    }

    /** The stack, if it exists and can be updated; one that cannot be used is removed first. */
    private Optional<Stack> usableStack(String name) {
        Optional<Stack> found = stacks.find(name);
        if (found.isPresent() && !found.get().status().isSettled()) {
            monitor.awaitOthers(found.get());
            found = stacks.find(name);
        }
        if (found.isEmpty() || found.get().status().isReview()) {
            return Optional.empty();
        }
        Stack stack = found.get();
        if (stack.status().isFailedCreation()) {
            listener.accept(new DeployEvent.Resetting(name, stack.status()));
            new StackDeletion(stacks, monitor).delete(stack);
            return Optional.empty();
        }
        if (!stack.status().isUpdatable()) {
            throw new DeploymentException(
                    "The stack " + name + " is in status " + stack.status() + " and cannot be updated.",
                    stack.status().text().equals("UPDATE_ROLLBACK_FAILED")
                            ? "Let CloudFormation finish its rollback (\"aws cloudformation continue-update-rollback --stack-name "
                                    + name + "\"), then deploy again."
                            : "Run \"mvn serverless:remove\", then deploy again.");
        }
        return found;
    }

    private boolean isDeployed(Stack stack, DeploymentFolder folder, Map<String, String> tags) {
        if (!stack.status().isSuccess() || !stack.tags().equals(tags)) {
            return false;
        }
        Value.Mapping wanted = folder.templateValue();
        return dependsOnTemplateOnly(wanted, folder.manifest())
                && deployedTemplate(stack).filter(wanted::equals).isPresent();
    }

    /** A parameter named after the version of its secret changes with it; others may have another value each time. */
    private static boolean dependsOnTemplateOnly(Value.Mapping template, Manifest manifest) {
        Set<String> parameters = template.get("Parameters")
                .map(section -> ((Value.Mapping) section).entries().keySet())
                .orElse(Set.of());
        return manifest.secrets().stream()
                .filter(secret -> secret.source().version() > 0)
                .map(PackagedSecret::parameter)
                .toList()
                .containsAll(parameters);
    }

    private Map<String, String> parameters(Manifest manifest) {
        Set<Secrets.Source> sources =
                manifest.secrets().stream().map(PackagedSecret::source).collect(Collectors.toSet());
        if (sources.isEmpty()) {
            return Map.of();
        }
        Map<Secrets.Source, String> read = secrets.read(sources);
        Map<String, String> values = new LinkedHashMap<>();
        manifest.secrets()
                .forEach(secret -> values.put(
                        secret.parameter(), secret.value(Objects.requireNonNull(read.get(secret.source())))));
        return values;
    }

    private Optional<Value> deployedTemplate(Stack stack) {
        return stacks.template(stack.name())
                .filter(text -> text.stripLeading().startsWith("{"))
                .map(text -> Json.parse(text, "The template of stack " + stack.name()));
    }

    /** The packages need a bucket before the functions can be made, so a new stack starts with its bucket alone. */
    private Stack createCore(DeploymentFolder folder, Map<String, String> tags) {
        Manifest manifest = folder.manifest();
        listener.accept(new DeployEvent.Started(manifest.stackName(), "create"));
        Value.Mapping core = CoreTemplate.of(folder.templateValue());
        apply(manifest.stackName(), true, new Inline(Json.compact(core)), core, Map.of(), tags);
        return stacks.find(manifest.stackName())
                .orElseThrow(() -> new DeploymentException(
                        "The stack " + manifest.stackName() + " disappeared while it was created.", "Deploy again."));
    }

    /** The stack's bucket; put back into a stack that lost it. */
    private String bucket(Stack stack, DeploymentFolder folder, Map<String, String> tags) {
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
            apply(stack.name(), false, new Inline(Json.compact(completed)), completed, Map.of(), tags);
            return stacks.physicalId(stack.name(), CoreTemplate.BUCKET).orElseThrow();
        });
    }

    private void upload(DeploymentFolder folder, String bucket) {
        for (PackagedArtifact artifact : folder.manifest().artifacts()) {
            if (!store.contains(bucket, artifact.key())) {
                store.upload(bucket, artifact.key(), folder.file(artifact), artifact.digest());
                listener.accept(new DeployEvent.Uploaded(artifact.path(), artifact.size()));
            }
        }
    }

    private Deployment update(Stack stack, DeploymentFolder folder, String bucket, Map<String, String> tags) {
        listener.accept(new DeployEvent.Started(stack.name(), "update"));
        boolean changed = apply(
                stack.name(),
                false,
                template(folder, bucket),
                folder.templateValue(),
                parameters(folder.manifest()),
                tags);
        return new Deployment(stacks.find(stack.name()).orElse(stack), changed);
    }

    private TemplateSource template(DeploymentFolder folder, String bucket) {
        String compact = Json.compact(folder.templateValue());
        if (compact.getBytes(StandardCharsets.UTF_8).length <= LARGEST_INLINE_TEMPLATE) {
            return new Inline(compact);
        }
        Sha256 digest = folder.manifest().template();
        String key = folder.manifest().artifactPrefix() + "/template/" + digest + ".json";
        if (!store.contains(bucket, key)) {
            store.upload(bucket, key, folder.path().resolve(DeploymentFolder.TEMPLATE), digest);
        }
        return new Stored(bucket, key);
    }

    /** Carries a template out; tells whether anything had to be changed. */
    private boolean apply(
            String stackName,
            boolean creates,
            TemplateSource source,
            Value.Mapping template,
            Map<String, String> parameters,
            Map<String, String> tags) {
        ChangeSet changeSet = stacks.create(new ChangeSetRequest(
                stackName,
                "serverless-" + clock.now().toEpochMilli(),
                creates,
                source,
                template.get("Transform").isPresent(),
                parameters,
                tags));
        StackMonitor.Pause pause = new StackMonitor.Pause(clock);
        while (changeSet.state() == ChangeSet.State.PENDING) {
            pause.next();
            changeSet = stacks.refresh(changeSet);
        }
        if (changeSet.state() != ChangeSet.State.READY) {
            stacks.delete(changeSet);
            if (changeSet.state() == ChangeSet.State.EMPTY) {
                return false;
            }
            throw new DeploymentException(
                    "CloudFormation refuses the template of stack " + stackName + ": "
                            + changeSet.reason().orElse("it gives no reason"),
                    "Nothing was changed. Correct the configuration and deploy again.");
        }
        Optional<String> last = monitor.lastEvent(changeSet.stackId());
        stacks.execute(changeSet);
        check(stackName, monitor.awaitEnd(changeSet.stackId(), last));
        return true;
    }

    private static void check(String stackName, StackMonitor.Outcome outcome) {
        if (!outcome.status().isSuccess()) {
            String separator = System.lineSeparator() + "  ";
            throw new DeploymentException(
                    "The deployment of stack " + stackName + " failed:" + separator
                            + (outcome.causes().isEmpty()
                                    ? "the stack is in status " + outcome.status()
                                    : String.join(separator, outcome.causes())),
                    "The stack is in status " + outcome.status()
                            + ". Correct the cause and deploy again; nothing has to be cleaned up.");
        }
    }

    /**
     * The end of a deployment.
     *
     * @param stack the stack as it is now
     * @param changed whether anything had to be changed
     */
    public record Deployment(Stack stack, boolean changed) {}
}
