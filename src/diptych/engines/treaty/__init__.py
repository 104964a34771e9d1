"""Co-production agreements as dated data, and the questions one may ask them.

``assess`` one dossier under one agreement, ``survey`` all that could carry it, ``cures`` for what stands in the way,
``balance`` over many films. Import the verbs from their modules; this package imports nothing by itself.
"""
