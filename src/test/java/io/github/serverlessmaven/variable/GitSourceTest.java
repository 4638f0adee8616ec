/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.variable;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceTest {

    private final Variables variables = new Variables();

    @TempDir
    Path folder;

    @BeforeEach
    void theServiceIsInAFolderOfTheRepository() throws IOException {
        variables.directory = Files.createDirectory(folder.resolve("service"));
    }

    @Test
    void theCommitAndTheBranchAreRead() throws IOException, GitAPIException {
        RevCommit commit = commit("first");
        assertThat(variables.resolveX("x: '${git:sha} ${git:branch}'")).isEqualTo("\"" + commit.name() + " main\"");
    }

    @Test
    void onACommitOfNoBranchThereIsNoBranch() throws IOException, GitAPIException {
        RevCommit commit = commit("first");
        try (Git git = Git.open(folder.toFile())) {
            git.checkout().setName(commit.name()).call();
        }
        assertThat(variables.resolveX("x: \"${git:branch, 'none'}\"")).isEqualTo("\"none\"");
    }

    @Test
    void theTagIsThatOfTheCommitAndTheDescriptionCountsFromTheLast() throws IOException, GitAPIException {
        commit("first");
        try (Git git = Git.open(folder.toFile())) {
            git.tag().setName("v1").setAnnotated(false).call();
        }
        assertThat(variables.resolveX("x: '${git:tag} ${git:describe}'")).isEqualTo("\"v1 v1\"");
        String second = commit("second").name();
        assertThat(new Variables(variables).resolveX("x: \"${git:tag, 'none'} ${git:describe}\""))
                .isEqualTo("\"none v1-1-g" + second.substring(0, 7) + "\"");
    }

    @Test
    void aRepositoryIsDirtyWhenAFileUnderVersionControlIsChanged() throws IOException, GitAPIException {
        commit("first");
        Files.writeString(folder.resolve("other.txt"), "of no commit");
        assertThat(new Variables(variables).resolveX("x: ${git:dirty}")).isEqualTo("false");
        Files.writeString(folder.resolve("file.txt"), "changed");
        assertThat(new Variables(variables).resolveX("x: ${git:dirty}")).isEqualTo("true");
    }

    @Test
    void beforeTheFirstCommitThereIsNothingToTell() throws GitAPIException {
        init().close();
        variables.resolve("x: ['${git:sha}', '${git:describe}', '${git:tag}']");
        assertThat(variables.problems())
                .containsExactly(
                        "1 x.0 VARIABLE_VALUE_MISSING there is no value for ${git:sha}",
                        "1 x.1 VARIABLE_VALUE_MISSING there is no value for ${git:describe}",
                        "1 x.2 VARIABLE_VALUE_MISSING there is no value for ${git:tag}");
    }

    @Test
    void withoutARepositoryTheFallbackCounts() {
        assertThat(variables.resolveX("x: \"${git:sha, 'none'}\"")).isEqualTo("\"none\"");
    }

    @Test
    void anUnknownWordIsRefused() throws IOException, GitAPIException {
        commit("first");
        variables.resolve("x: ${git:sha1}");
        assertThat(variables.problems())
                .containsExactly(
                        "1 x VARIABLE_ARGUMENTS \"git\" has no \"sha1\", only sha, branch, describe, tag and dirty");
    }

    private Git init() throws GitAPIException {
        return Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    }

    private RevCommit commit(String text) throws IOException, GitAPIException {
        Files.writeString(folder.resolve("file.txt"), text);
        try (Git git = init()) {
            git.add().addFilepattern("file.txt").call();
            return git.commit()
                    .setMessage(text)
                    .setAuthor("a", "a@example.com")
                    .setCommitter("a", "a@example.com")
                    .setSign(false)
                    .call();
        }
    }
}
