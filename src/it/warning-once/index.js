exports.handler = async () => 'Hello'
