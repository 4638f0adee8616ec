# Copyright 2026 the serverless-maven-plugin authors
# SPDX-License-Identifier: Apache-2.0
"""Records what AWS SAM makes of "DeploymentPreference", without AWS: renews "recorded" of each case in sam.json.

Run in a virtual environment with aws-sam-translator 1.115.0:  python src/test/resources/gradual-deployments/record_sam.py
In "sam" stand the functions by their logical ids, each with what it has beside handler and code.
"""
import json
import os
import pathlib

os.environ.setdefault("AWS_DEFAULT_REGION", "us-east-1")

from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

FILE = pathlib.Path(__file__).with_name("sam.json")
RECORDED = ("AWS::CodeDeploy::", "AWS::Lambda::Alias")


def translated(functions):
    resources = {}
    conditions = set()
    for name, function in functions.items():
        properties = dict(function, Handler="com.example.App", Runtime="java21", CodeUri="s3://bucket/key")
        resources[name] = {"Type": "AWS::Serverless::Function", "Properties": properties}
        condition = properties.pop("Condition", None)
        if condition:
            resources[name]["Condition"] = condition
            conditions.add(condition)
    template = {
        "Transform": "AWS::Serverless-2016-10-31",
        "Conditions": {condition: {"Fn::Equals": ["a", "a"]} for condition in sorted(conditions)},
        "Resources": resources,
    }
    made = Translator({}, Parser()).translate(template, {})["Resources"]
    return {name: resource for name, resource in sorted(made.items())
            if resource["Type"].startswith(RECORDED) or name == "CodeDeployServiceRole"}


cases = json.loads(FILE.read_text())
for case in cases:
    case["recorded"] = translated(case["sam"])
FILE.write_text(json.dumps(cases, indent=1) + "\n")
