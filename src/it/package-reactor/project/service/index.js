exports.handler = async () => 'node';
