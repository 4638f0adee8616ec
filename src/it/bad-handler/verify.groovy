evaluate(new File(scripts, 'fails-well.groovy'))
