"""Which made-up people are there? First and last names of many places, and what they do."""

FIRST_NAMES = """
Aaliyah Abdul Adaeze Aditi Agnieszka Ahmed Aiko Akua Alejandra Alessandro Amara Amina Ana Anders
Andrzej Anjali Anna Antoine Aoife Arash Arjun Astrid Ayşe Beatriz Benedikt Björn Bogdan Bronwyn
Camila Carlos Catarina Chiara Chidi Chloé Ciarán Clara Claudia Dag Daiki Dalia Daniel Deepa Diego
Dina Dmitri Dorota Eero Eilidh Elena Elif Emeka Emilia Emre Eszter Fatima Felipe Femi Fernanda
Finn Francesca Freya Gabriela Georgios Giulia Grace Gustavo Hana Hannah Haruto Hassan Hélène Henrik
Ibrahim Idris Ines Ingrid Isabel Ivana Jamal Jan Jana Javier Jia Jin Joana João Johanna José Jun
Kaito Kamala Karim Katarzyna Kavya Kenji Khadija Kofi Krzysztof Kwame Lars Layla Leila Leon Li
Liam Lina Lucía Luka Mads Maja Malik Manuel Marek Margarida Maria Marta Mateo Matteo Mehmet Mei
Mia Miguel Milan Min Mohamed Mónica Nadia Naomi Natalia Nikhil Nikolai Nina Noah Noor Nuria Ola
Olga Oluwaseun Omar Oscar Paloma Paolo Parisa Patricia Pedro Petra Piotr Priya Rafael Rahul Raúl
Ravi Rebecca Renata Rosa Ruth Sakura Salma Samira Sanjay Sara Sebastián Selin Seo Sergei Siobhán
Sofia Søren Stefan Sunita Svetlana Tadeusz Takumi Tamara Tariq Tatiana Thandiwe Thomas Tomás Tuan
Uma Valentina Vera Victor Vikram Wanjiru Wei Xin Yara Yasmin Yuki Yusuf Zainab Zoë
""".split()  # noqa: SIM905 -- one name a line would take two hundred

LAST_NAMES = """
Abara Abebe Adeyemi Ahmadi Åkesson Almeida Andersen Antonov Araújo Asante Aydın Baker Balogun
Banerjee Baptiste Barbosa Bauer Becker Bello Benítez Berg Bianchi Bielak Boateng Borg Brennan
Cabrera Carvalho Castillo Chandra Chen Choi Çelik Coelho Costa Cruz Dahl Dang Das Demir Desai Diallo
Dias Dlamini Dubois Dvořák Echeverría Eriksen Esposito Eze Farah Fernandes Ferrari Fischer Fofana
Fraser Fuentes Fujita Gallagher García Georgiou Ghosh Gomes Greco Grønberg Guerrero Gupta Haddad
Hakimi Hansen Hernández Hoang Hofmann Horváth Hussein Ibarra Ikeda Ivanov Jansen Jensen Jiménez
Johansson Joshi Kamau Kaplan Kapoor Karlsson Kato Kaya Keller Khalil Khan Kim Kimura Kowalczyk
Kovács Kumar Lafleur Larsen Laurent Lee Lehtonen Lewandowska Lim Lindqvist López Lund Macleod
Mahlangu Marchetti Martins Matsumoto Mazur Mbeki Medina Mehta Mendes Meyer Molina Moreau Moretti
Mori Müller Murphy Mwangi Nair Nakamura Navarro Ndiaye Nguyen Nielsen Njoroge Novák Nowak Núñez
O'Brien Okafor Okonkwo Oliveira Olsen Ong Ortega Osei Otieno Öztürk Papadakis Park Patel Pavlović
Pereira Petrov Pham Pinto Popescu Quispe Rahman Ramírez Rao Reyes Ribeiro Ricci Rojas Romero
Rossi Ruiz Saito Salazar Santos Sato Schneider Schröder Sharma Silva Singh Sørensen Soto Sousa
Suzuki Svensson Takahashi Tan Tanaka Teixeira Torres Traoré Tran Vargas Vasquez Vega Virtanen
Vogel Wagner Walsh Wang Weber Wójcik Wong Wu Yamada Yang Yeboah Yılmaz Zhang Zhou Zieliński
""".split()  # noqa: SIM905 -- one name a line would take two hundred

ROLES = (
    "Head of Events",
    "Director of Marketing",
    "VP Marketing",
    "Field Marketing Manager",
    "Chief Marketing Officer",
    "Head of Growth",
    "Director of Sales",
    "VP Sales",
    "Head of Partnerships",
    "Director of Communications",
    "Corporate Events Manager",
    "Head of Employee Experience",
    "Chief of Staff",
    "Director of Operations",
    "Head of Brand",
    "Procurement Manager",
)
OWNERS = ("Morgan Reed", "Sam Okoro", "Jules Lindgren", "Robin Castillo")
TONES = ("plain", "formal", "warm", "technical")
AREA_CODES = tuple(
    str(code)
    for code in (
        202,
        205,
        207,
        210,
        212,
        213,
        214,
        215,
        216,
        217,
        219,
        224,
        225,
        228,
        229,
        231,
        234,
        239,
        240,
        248,
        251,
        252,
        253,
        256,
        260,
        262,
        267,
        269,
        270,
        276,
        281,
        301,
        302,
        303,
        304,
        305,
        307,
        308,
        309,
        310,
    )
)
