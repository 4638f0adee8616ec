

# --- The triggers of a user pool --------------------------------------------------------------------------------------

SENDERS = {"CustomSMSSender", "CustomEmailSender"}
VERSIONED = SENDERS | {"InboundFederation"}  # triggers that name a version with the function
READ_ONLY = {  # what DescribeUserPool tells and UpdateUserPool does not take; everything else goes back as it came
    "Id", "Name", "Arn", "Status", "CreationDate", "LastModifiedDate", "EstimatedNumberOfUsers", "SchemaAttributes", "AliasAttributes",
    "UsernameAttributes", "UsernameConfiguration", "Domain", "CustomDomain", "SmsConfigurationFailure", "EmailConfigurationFailure",
}  # fmt: skip


def handler(event, context):
    if event["ResourceType"] == "Custom::CognitoUserPoolArn":
        respond(event, context, "CustomResourceExistingCognitoUserPoolArn", lambda: look_up(event))
    else:
        respond(event, context, "CustomResourceExistingCognitoUserPool", lambda: change(event, context, UserPool))


class UserPool:
    """The triggers of a user pool, by their names in LambdaConfig."""

    def __init__(self, properties, pool_id):
        self.name, self.properties, self.settings = pool_id, properties, {}

    @classmethod
    def only(cls, properties, _):
        pool, ids = properties["UserPoolName"], pool_ids(properties["UserPoolName"])
        if not ids:
            raise Failure('There is no user pool "%s". Create it, or write the name of one that exists.' % pool)
        if len(ids) > 1:
            raise Failure('Several user pools are named "%s": %s. Write the id in place of the name.' % (pool, ", ".join(ids)))
        return cls(properties, ids[0])

    @classmethod
    def all(cls, properties, _):
        return [cls(properties, found) for found in pool_ids(properties["UserPoolName"])]

    @staticmethod
    def statement_id(properties):
        return "%s-%s" % (properties["FunctionName"], re.sub(r"[.:*\s]", "", properties["UserPoolName"].lower()))

    def read(self):
        self.settings = describe(self.name)
        entries = dict(self.settings.get("LambdaConfig", {}))
        if entries.get("PreTokenGenerationConfig", {}).get("LambdaVersion") == "V1_0" and "PreTokenGeneration" in entries:
            del entries["PreTokenGenerationConfig"]  # tells the same twice
        return entries

    def write(self, entries):
        settings = {name: value for name, value in self.settings.items() if name not in READ_ONLY}
        days = settings.get("AdminCreateUserConfig", {}).pop("UnusedAccountValidityDays", None)
        passwords = settings.get("Policies", {}).get("PasswordPolicy")
        if days is not None and passwords is not None:  # the former name; Cognito takes one of them
            passwords.setdefault("TemporaryPasswordValidityDays", days)
        settings.update(UserPoolId=self.name, LambdaConfig=entries)
        call("cognito-idp", "update_user_pool", json.dumps(settings).encode(), UserPoolId=self.name)

    def wanted(self, function):
        entries = {}
        for config in self.properties["UserPoolConfigs"]:
            trigger, version = config["Trigger"], config.get("LambdaVersion", "V1_0")
            versioned = {"LambdaArn": function.arn, "LambdaVersion": version}
            entries[trigger] = versioned if trigger in VERSIONED else function.arn
            if trigger in SENDERS:
                entries["KMSKeyID"] = config["KMSKeyID"]
            elif version != "V1_0":
                entries[trigger + "Config"] = versioned
        return entries

    def is_own(self, name, entries, functions, properties):
        if name != "KMSKeyID":
            return is_of(entries[name], functions)
        keys = {config.get("KMSKeyID") for resource in properties for config in resource["UserPoolConfigs"]}
        return entries[name] in keys and all(is_of(entries[sender], functions) for sender in SENDERS & entries.keys())

    def require_free(self, wanted, foreign):
        for name in sorted(wanted.keys() & foreign.keys()):
            if wanted[name] != foreign[name]:
                raise Failure(
                    "%s of the user pool %s is %s already. Remove it there, or the event here."
                    % (name, self.name, json.dumps(foreign[name]))
                )

    def are_equal(self, own, wanted):
        return own == wanted

    def passing(self, problem, functions):
        return set()


def is_of(entry, functions):
    arn = entry.get("LambdaArn", "") if isinstance(entry, dict) else entry
    return any(function.has(arn) for function in functions)


def pool_ids(name):
    """The ids of all pools of a name, or the id that it is."""
    if re.fullmatch(r"[a-z]+(-[a-z]+)+-\d+_[0-9A-Za-z]+", name):
        try:
            return [describe(name)["Id"]]
        except Exception as problem:
            if code(problem) not in GONE:
                raise
    ids, following = [], {}
    while True:
        page = json.loads(call("cognito-idp", "list_user_pools", MaxResults=60, **following))
        ids += [pool["Id"] for pool in page["UserPools"] if pool["Name"] == name]
        if not page.get("NextToken"):
            return ids
        following = {"NextToken": page["NextToken"]}


def describe(pool_id):
    return json.loads(call("cognito-idp", "describe_user_pool", UserPoolId=pool_id))["UserPool"]


def look_up(event):
    """The ARN of a pool, for the permissions to invoke its triggers."""
    if event["RequestType"] == "Delete":
        return {}
    for pause in PAUSES[:5]:
        try:
            return {"Arn": describe(UserPool.only(event["ResourceProperties"], "").name)["Arn"]}
        except Exception as problem:
            if code(problem) not in DENIED or pause == PAUSES[4]:
                raise
        time.sleep(pause)
    return {}
