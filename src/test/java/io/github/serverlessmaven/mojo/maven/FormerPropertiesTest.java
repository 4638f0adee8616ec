/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.mojo.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.classworlds.ClassWorld;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;

class FormerPropertiesTest {

    private final MavenProject project = new MavenProject();
    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final Goal goal = new Goal();
    private final List<String> warnings = new ArrayList<>();
    private Xpp3Dom configuration = new Xpp3Dom("configuration");

    @Test
    void aFormerNameOnTheCommandLineStillCountsAndIsReported() throws Exception {
        request.getUserProperties().setProperty("serverless.localMemory", "4096");
        configure();
        assertThat(goal.memory).isEqualTo(4096);
        assertThat(warnings)
                .containsExactly("The property serverless.localMemory is deprecated. Use serverless.local.memory.");
    }

    @Test
    void soDoesOneInThePropertiesOfThePom() throws Exception {
        project.getProperties().setProperty("serverless.localMemory", "4096");
        configure();
        assertThat(goal.memory).isEqualTo(4096);
        assertThat(warnings).hasSize(1);
    }

    @Test
    void theCurrentNameTakesPrecedence() throws Exception {
        request.getUserProperties().setProperty("serverless.localMemory", "4096");
        request.getUserProperties().setProperty("serverless.local.memory", "1024");
        configure();
        assertThat(goal.memory).isEqualTo(8192);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFormerNameOnTheCommandLineTakesPrecedenceOverThePom() throws Exception {
        project.getProperties().setProperty("serverless.local.memory", "1024");
        request.getUserProperties().setProperty("serverless.localMemory", "4096");
        configure();
        assertThat(goal.memory).isEqualTo(4096);
    }

    @Test
    void theParametersOwnElementTakesPrecedence() throws Exception {
        Xpp3Dom element = new Xpp3Dom("localMemory");
        element.setValue("512");
        configuration.addChild(element);
        request.getUserProperties().setProperty("serverless.localMemory", "4096");
        configure();
        assertThat(goal.memory).isEqualTo(8192);
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFormerNameOfAnotherGoalsPropertyIsIgnored() throws Exception {
        request.getUserProperties().setProperty("serverless.port", "4000");
        configure();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aFormerNameOfTwoPropertiesSetsThatOfTheGoal() throws Exception {
        request.getUserProperties().setProperty("serverless.force", "true");
        configure();
        assertThat(goal.removeForce).isTrue();
        assertThat(warnings)
                .containsExactly("The property serverless.force is deprecated. Use serverless.remove.force.");
    }

    private void configure() throws Exception {
        Plugin plugin = new Plugin();
        plugin.setGroupId("g");
        plugin.setArtifactId("a");
        MojoExecution execution = new MojoExecution(plugin, "remove", "default-cli");
        execution.setConfiguration(configuration);
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setClassRealm(new ClassWorld().newRealm("plugin", Goal.class.getClassLoader()));
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setPluginDescriptor(descriptor);
        mojo.addParameter(parameter("localMemory", "serverless.local.memory"));
        mojo.addParameter(parameter("removeForce", "serverless.remove.force"));
        execution.setMojoDescriptor(mojo);
        MavenSession session = new MavenSession(
                null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
        session.setProjects(List.of(project));
        new FormerProperties(session, project, execution).configure(goal, new SystemStreamLog() {
            @Override
            public void warn(CharSequence content) {
                warnings.add(content.toString());
            }
        });
    }

    private static Parameter parameter(String name, String property) {
        Parameter parameter = new Parameter();
        parameter.setName(name);
        parameter.setExpression("${" + property + "}");
        return parameter;
    }

    /** Gets its values by setters, as Maven injects them. */
    public static final class Goal {

        private int memory = 8192;
        private boolean removeForce;

        /** Called by the configurator. */
        public void setLocalMemory(int value) {
            memory = value;
        }

        /** Called by the configurator. */
        public void setRemoveForce(boolean value) {
            removeForce = value;
        }
    }
}
