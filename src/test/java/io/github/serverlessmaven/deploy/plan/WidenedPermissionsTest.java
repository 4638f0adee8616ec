/*
 * Copyright 2026 the serverless-maven-plugin authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.serverlessmaven.deploy.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.serverlessmaven.template.Json;
import io.github.serverlessmaven.template.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class WidenedPermissionsTest {

    private static List<String> findings(String statement) {
        TemplateChanges changes = TemplateChanges.between(template(""), template(statement));
        return new WidenedPermissions()
                .findings(changes).stream().map(Finding::text).toList();
    }

    private static Value.Mapping template(String resources) {
        return (Value.Mapping) Json.parse("{\"Resources\": {" + resources.replace('\'', '"') + "}}", "template.json");
    }

    @Test
    void aRoleIsNotNamedAsItsOwnPrincipal() {
        assertThat(findings("'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'Policies': [{'PolicyName': 'p',"
                        + " 'PolicyDocument': {'Statement': {'Effect': 'Allow', 'Action': 's3:GetObject',"
                        + " 'Resource': 'arn:aws:s3:::b/*'}}}]}}"))
                .containsExactly("permits s3:GetObject on arn:aws:s3:::b/*");
    }

    @Test
    void othersAreNamed() {
        assertThat(
                        findings(
                                "'Role': {'Type': 'AWS::IAM::Role', 'Properties': {'AssumeRolePolicyDocument': {'Statement':"
                                        + " {'Effect': 'Allow', 'Principal': {'Service': 'lambda.amazonaws.com'}, 'Action': 'sts:AssumeRole'}}}}"))
                .containsExactly("permits Service:lambda.amazonaws.com: sts:AssumeRole on ${Role.Arn}");
    }
}
